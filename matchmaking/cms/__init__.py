"""Screens of matchmaking in the CMS, one file per noun."""
