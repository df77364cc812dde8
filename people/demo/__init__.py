"""Demo content of people, one noun a file."""
