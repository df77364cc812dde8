"""Work of people that the worker does, one noun a file."""
