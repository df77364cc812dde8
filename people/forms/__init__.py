"""The shapes of what people type, one noun a file."""
