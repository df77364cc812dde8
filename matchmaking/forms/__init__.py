"""What people type in matchmaking, one file per noun."""
