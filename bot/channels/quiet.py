"""Keeps the log lines of other libraries out of our log, but for who complained and about what kind of thing.

A library's own lines may hold the bot's token (as part of an address), a person's text or their chat id.
"""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

log = logging.getLogger(__name__)


class _Shortened(logging.Handler):
    """Repeats a record in our own log without its message."""

    def emit(self, record: logging.LogRecord) -> None:
        kind = record.exc_info[0] if record.exc_info else None
        log.log(record.levelno, "%s: %s", record.name, kind.__name__ if kind else record.funcName)


@contextmanager
def quiet(*names: str) -> Iterator[None]:
    """While it lasts, these loggers and those below them say only their name and the kind of error."""
    with ExitStack() as stack:
        for name in names:
            stack.enter_context(_quieted(logging.getLogger(name)))
        yield


@contextmanager
def _quieted(logger: logging.Logger) -> Iterator[None]:
    handler, level, propagate = _Shortened(), logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate
