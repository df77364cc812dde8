"""What the screens of reports show."""
