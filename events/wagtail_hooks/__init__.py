"""The doors of meetings in the CMS, one noun a file."""
