"""Every change to use cases, one family of verbs a module."""
