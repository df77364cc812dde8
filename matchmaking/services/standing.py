"""What the worker knows of the site, kept between changes so that one change takes little time."""

from matchmaking.facts.reading import read_site

from .pairing.every import Every

_standing: list[Every] = []


def stand() -> Every:
    """Read everything anew and keep it for what changes afterwards."""
    _standing[:] = [Every.of(read_site())]
    return _standing[0]


def standing() -> Every:
    """Give what is known; a worker that just began reads it first."""
    return _standing[0] if _standing else stand()


def forget() -> None:
    """Let the next ask read everything anew."""
    _standing.clear()
