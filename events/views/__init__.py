"""Pages about meetings, one noun a module."""
