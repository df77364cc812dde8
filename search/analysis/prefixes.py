"""The beginnings of words, so that a title is found while its words are still being typed."""

from collections.abc import Iterator

from .tokens import tokenize

# After this many letters the whole word is as good as typed.
LONGEST = 12


def prefixes(text: str) -> Iterator[str]:
    """Yield every beginning of every different word."""
    for word in dict.fromkeys(token.word for token in tokenize(text)):
        for end in range(1, min(len(word), LONGEST) + 1):
            yield word[:end]


def prefix_of(word: str) -> str:
    """Give what stands in the index for a word that was typed so far."""
    return word[:LONGEST]
