"""Forms about people, one noun a file."""
