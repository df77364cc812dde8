"""One Dutch analysis, in plain Python, for indexing, asking and highlighting."""
