"""People in the CMS, one noun a file."""
