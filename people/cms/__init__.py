"""The doors of people in the CMS, one noun a file."""
