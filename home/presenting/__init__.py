"""What screens of the site as a whole show."""
