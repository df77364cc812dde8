"""Pages of people, one noun a file."""
