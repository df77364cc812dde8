"""What matchmaking does, one file per noun."""
