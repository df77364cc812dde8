"""The forms of the host's desk, one part of a meeting a form."""
