"""Calendar files (RFC 5545), built from stored data only."""
