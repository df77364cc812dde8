"""What pages show of matches."""
