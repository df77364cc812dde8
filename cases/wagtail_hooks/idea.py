"""The doors of idea rounds in the CMS."""
