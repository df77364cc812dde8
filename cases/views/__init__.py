"""The public pages of use cases."""
