"""Background work of people, one noun a file."""
