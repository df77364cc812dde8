"""What pages show, one noun a file."""
