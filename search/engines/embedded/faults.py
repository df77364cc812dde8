"""Every way in which an index on disk can be broken, as one error of ours."""

from collections.abc import Iterator
from contextlib import contextmanager

from search.engines.base import EngineDownError


@contextmanager
def broken_means_down() -> Iterator[None]:
    """Turn every way in which tantivy meets a broken index into one error of ours.

    A fault in its Rust code arrives as PanicException, which is not an Exception.
    """
    try:
        yield
    except (ValueError, OSError) as error:
        raise EngineDownError(str(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise EngineDownError(str(error)) from error
        raise
