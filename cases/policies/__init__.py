"""Rules of use cases, one noun a module."""
