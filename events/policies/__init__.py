"""Rules of meetings in plain Python, one subject a file."""
