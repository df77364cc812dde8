"""Rules about the site as a whole, in plain Python."""
