"""Pages of matchmaking, one file per noun."""
