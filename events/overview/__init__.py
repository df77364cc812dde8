"""What the overviews ask: the filters in an address and what an actor may see, one noun a file."""
