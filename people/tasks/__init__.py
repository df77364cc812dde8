"""Background work about people, one noun a file."""
