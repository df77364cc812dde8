"""Work of meetings for later, one noun a module."""
