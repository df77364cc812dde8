"""Every change in matchmaking, one file per noun."""
