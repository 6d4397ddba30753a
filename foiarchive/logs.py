"""Log lines that carry no personal data: what happened and where, never whose words.

A line may hold the number of the request it belongs to, which whoever met an error can quote.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import secrets
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from http.client import responses
from types import TracebackType

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

UNMISTAKABLE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # read out over a telephone; 32, so that a byte falls on each alike
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
NOWHERE, STATIC = "none", "static"
SERVER = "gunicorn.error"
ADDRESS_FOLLOWS = ("Error handling request", "Invalid request")  # what gunicorn writes before what the visitor sent

# What whoever runs the site can see to without knowing which lines were passed.
DISK = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk’s quota is used up",
    errno.EROFS: "the disk is read-only",
}
DATABASES_DISK, DATABASE_FULL = "the database’s disk is full", "53100"

_told: set[str] = set()  # of such causes, by this process with the lines that were passed
_number: ContextVar[str] = ContextVar("request_number", default="")


@contextmanager
def numbered() -> Iterator[str]:
    """A number for the request at hand; every line logged inside has it."""
    number = "".join(UNMISTAKABLE[byte % len(UNMISTAKABLE)] for byte in secrets.token_bytes(8))
    token = _number.set(f"{number[:4]}-{number[4:]}")
    try:
        yield _number.get()
    finally:
        _number.reset(token)


def request_number() -> str:
    """The number of the request at hand; blank outside of one."""
    return _number.get()


def route_of(request: object) -> str:
    """The name of the address that was asked for. The address itself may hold a name or a secret."""
    match = getattr(request, "resolver_match", None)
    return str(match.view_name or NOWHERE) if match else NOWHERE


def method_of(request: object) -> str:
    """How it was asked for: a visitor may send any word there."""
    method = str(getattr(request, "method", ""))
    return method if method in METHODS else "other"


class ImpersonalFormatter(logging.Formatter):
    """Tells of an error by its kind and the lines it passed, without its message; of a request by its route.

    PostgreSQL quotes the row in "Key (email)=(…) already exists", a reader's exception the letter. A full disk is told
    in one line, and the lines passed once: else the log would fill what is left of it.
    """

    def format(self, record: logging.LogRecord) -> str:
        told = logging.makeLogRecord(record.__dict__)
        told.msg, told.args, told.exc_text = words_of(record), (), None
        if cause := plain_cause(record):
            told.msg += f": {cause}."
            told.exc_info = told.exc_info if _is_first(cause) else None
        line = super().format(told)
        return f"{line} (request {number})" if (number := request_number()) else line

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802  logging's name
        kind, error, trace = ei
        if kind is None or error is None:
            return ""
        return "".join([*traceback.format_tb(trace), f"{kind.__module__}.{kind.__qualname__} (message not logged)"])


class JSONFormatter(ImpersonalFormatter):
    """The same, as an object a line, for programs that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        error = self.formatException(record.exc_info) if record.exc_info else ""
        if cause := plain_cause(record):
            error = f"{error}: {cause}" if _is_first(cause) else cause
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": words_of(record),
            "request": request_number(),
            **getattr(record, "told", {}),
            "error": error,
        }
        return json.dumps({name: value for name, value in told.items() if value != ""}, ensure_ascii=False)


def plain_cause(record: logging.LogRecord) -> str:
    """What is wrong with a disk, where that is what the error comes from; else blank."""
    error, chain = (record.exc_info or (None, None))[1], list[BaseException]()
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or error.__context__
    if any(getattr(each, "sqlstate", None) == DATABASE_FULL for each in chain):
        return DATABASES_DISK
    for number, words in DISK.items():  # the search engine's own errors have no number
        if any(getattr(each, "errno", None) == number or os.strerror(number) in str(each) for each in chain):
            return words
    return ""


def _is_first(cause: str) -> bool:
    """Whether this process has not told it yet."""
    is_first = cause not in _told
    _told.add(cause)
    return is_first


def words_of(record: logging.LogRecord) -> str:
    """What the record says, but for what Django and gunicorn quote of a request."""
    if (request := getattr(record, "request", None)) is not None:
        status = getattr(record, "status_code", None)
        return f"{responses.get(status or 0, 'A request')}: {method_of(request)} {route_of(request)}"
    begun = next((words for words in ADDRESS_FOLLOWS if str(record.msg).startswith(words)), "")
    return f"{begun} (not logged)" if begun and record.name == SERVER else record.getMessage()
