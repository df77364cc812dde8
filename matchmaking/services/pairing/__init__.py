"""What is paired with what: a kind of match is one small class."""
