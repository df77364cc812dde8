"""Asking now and then whether something still holds; see docs/adr/0020."""
