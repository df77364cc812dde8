"""What people fill in about meetings, one noun a module."""
