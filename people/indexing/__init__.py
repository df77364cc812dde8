"""What people tell search, one noun a file."""
