"""What editors do with meetings in the CMS."""
