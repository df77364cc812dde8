"""What the pages of people show, one noun a file."""
