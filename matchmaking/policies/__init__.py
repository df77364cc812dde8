"""Rules of matchmaking, one file per noun."""
