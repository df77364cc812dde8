"""Background work of matchmaking, one file per noun."""
