"""What people and what passes between them tell search, one noun a file."""
