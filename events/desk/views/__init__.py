"""Pages of the host's desk."""
