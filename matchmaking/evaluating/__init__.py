"""Figures of matchmaking: how good matches are, and whether what they say is true."""
