"""Where editors look after who is asked to take part, inside the CMS."""
