"""Every change of meetings and registrations, one subject a file."""
