"""What the overviews ask: read the filters from an address, select, and count honestly, one noun a file."""
