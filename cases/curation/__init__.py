"""Where editors judge what members submitted, inside the CMS."""
