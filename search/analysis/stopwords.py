"""Words that say nothing about what somebody looks for."""

from .wordlist import words_of

# Left out of questions only: indexed text keeps them, so that a "phrase" can hold them.
STOPWORDS = words_of("stopwords.txt")
