"""What cases add to pages of other apps, one noun a file."""

from . import advice, asking, dilemma, freshness, idea, merging, reportable, reuse, talk, words


def connect() -> None:
    """Let every noun add its own; called once when the app is ready."""
    for noun in (reuse, dilemma, asking, advice, idea, talk, freshness, words, reportable, merging):
        noun.connect()
