"""What visitors ask of lists of people, one noun a file; nothing typed is refused."""
