"""Rules about people, one noun a file; plain Python."""
