"""Screens of matchmaking in the CMS, one noun a file."""
