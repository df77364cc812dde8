"""What people type, one noun a file."""
