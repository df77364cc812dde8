"""What administrators decide about accounts in the CMS, beside Wagtail's own screens."""
