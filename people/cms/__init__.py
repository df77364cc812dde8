"""What editors see of people in the CMS, one noun a file."""
