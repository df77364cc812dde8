"""What moderators see of reports in the CMS."""
