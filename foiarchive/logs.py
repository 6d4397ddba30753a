"""Log lines that carry no personal data."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class ImpersonalFormatter(logging.Formatter):
    """Tells of an error by its kind and the lines it passed, without its message.

    PostgreSQL quotes the row in "Key (email)=(…) already exists", a reader's exception the letter.
    """

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802  logging's name
        kind, error, trace = ei
        if kind is None or error is None:
            return ""
        return "".join([*traceback.format_tb(trace), f"{kind.__module__}.{kind.__qualname__} (message not logged)"])
