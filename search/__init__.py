"""How things are found; knows no content, only its contract."""
