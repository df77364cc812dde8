"""The shape of what people type, one noun a file."""
