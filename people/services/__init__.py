"""Every change to people and what passes between them, one noun a file."""
