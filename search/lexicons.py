"""The words of the index at hand, without a visitor waiting for them to be read anew."""

from threading import Lock, Thread
from time import monotonic
from weakref import WeakKeyDictionary

from .asking.spelling import Lexicon
from .engines.base import Engine, EngineDownError

# A word that is new on the site is a possible correction after so long.
KEPT_SECONDS = 60


class _Kept:
    """The lexicon of one engine and when it was read."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep what was read now."""
        self.lexicon, self.read_at, self.refreshing = lexicon, monotonic(), Lock()


_kept: WeakKeyDictionary[Engine, _Kept] = WeakKeyDictionary()


def lexicon_of(engine: Engine) -> Lexicon:
    """Give the words of an engine's index; old ones are replaced beside the work."""
    known = _kept.get(engine)
    if known is None:
        known = _kept[engine] = _Kept(Lexicon(engine.words()))
    elif monotonic() > known.read_at + KEPT_SECONDS and known.refreshing.acquire(blocking=False):
        Thread(target=_refresh, args=(engine, known), name="lexicon", daemon=True).start()
    return known.lexicon


def forget(engine: Engine) -> None:
    """Read the words anew at the next question: for tests and evaluations that just wrote."""
    _kept.pop(engine, None)


def _refresh(engine: Engine, known: _Kept) -> None:
    try:
        known.lexicon = Lexicon(engine.words())
    except EngineDownError:
        pass
    finally:
        known.read_at = monotonic()
        known.refreshing.release()
