"""Forms of people, one noun a file."""
