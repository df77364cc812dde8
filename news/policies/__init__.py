"""Rules of short news and the monthly round, one noun a file; plain Python."""
