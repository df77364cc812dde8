"""What everybody may know of this site, as matching reads it: the documents that search reads."""
