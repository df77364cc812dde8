"""What is asked of matchmaking over HTTP."""
