"""What meetings tell search."""
