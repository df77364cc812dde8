"""When a use case leans on its files: the text belongs on the page first."""

# A visitor decides in about twenty seconds of reading, or of listening, whether a case is of use. That
# is some sixty words, two short paragraphs; with fewer the story itself must be in the file.
FEWEST_WORDS = 60


def leans(words: int, files: int) -> bool:
    """Say whether a story of so many words leaves the telling to its files."""
    return files > 0 and words < FEWEST_WORDS
