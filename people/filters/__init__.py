"""How the lists of people are narrowed, one noun a file."""
