"""Addresses of matchmaking, one noun a file."""
