"""What is decided in the CMS about people who can sign in, beside Wagtail's own screens."""
