"""What screens show of matchmaking, one file per noun."""
