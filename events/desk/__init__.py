"""The host's part of the desk."""
