"""Whether the office's mailbox is set up, and what is missing where it is half filled in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

HERE = ("localhost", "127.0.0.1", "::1")
LONGEST_FOLDER = 40
OTHERS = ("USER", "PASSWORD", "TOKENS", "CLIENT", "SECRET", "SPAM", "CERTIFICATES")
FOR_TOKENS = ("TOKENS", "CLIENT", "SECRET")


def is_set_up() -> bool:
    """Whether a mailbox is fetched here."""
    return bool(settings.FOI_INBOX_HOST)


def by_token() -> bool:
    """Whether it is opened by an OAuth2 token, and not by a password."""
    return bool(settings.FOI_INBOX_TOKENS)


def problems() -> list[str]:
    """What of the settings is missing or makes no sense together, a sentence each."""
    return list(_problems() if is_set_up() else _without_a_host())


def _without_a_host() -> Iterator[str]:
    given = [f"FOI_INBOX_{name}" for name in OTHERS if _of(name)]
    if given:
        yield f"{', '.join(given)}: set, but FOI_INBOX_HOST names no mail server, so no mailbox is fetched."


def _problems() -> Iterator[str]:
    if not _of("USER"):
        yield "FOI_INBOX_HOST is set, but FOI_INBOX_USER does not say whose mailbox it is."
    given = [name for name in FOR_TOKENS if _of(name)]
    if given and _of("PASSWORD"):
        yield f"FOI_INBOX_PASSWORD and FOI_INBOX_{given[0]} exclude each other: set a password, or what gives tokens."
    elif given and len(given) < len(FOR_TOKENS):
        missing = [f"FOI_INBOX_{name}" for name in FOR_TOKENS if name not in given]
        yield f"FOI_INBOX_{given[0]} is set, but {' and '.join(missing)} not: tokens need all three."
    elif not given and not _of("PASSWORD"):
        yield "FOI_INBOX_HOST is set, but neither FOI_INBOX_PASSWORD nor FOI_INBOX_TOKENS, by which it is opened."
    if by_token() and not _of("TOKENS").startswith(("https://", "http://localhost:", "http://127.0.0.1:")):
        yield "FOI_INBOX_TOKENS must begin with https://: the client’s secret is sent there."
    if _of("SECURITY") == "none" and settings.FOI_INBOX_HOST not in HERE:
        yield "FOI_INBOX_SECURITY is none, which would send the password for everybody to read. Use tls or starttls."
    if _of("CERTIFICATES") and not Path(_of("CERTIFICATES")).is_file():
        yield "FOI_INBOX_CERTIFICATES names a file that is not there."
    yield from _of_folders()


def _of_folders() -> Iterator[str]:
    for name in ("FOLDER", "LOGGED", "SPAM"):
        folder = _of(name)
        if (
            not folder.isascii()
            or not folder.isprintable()
            or set(folder) & set('"\\&')
            or len(folder) > LONGEST_FOLDER
        ):
            yield (
                f"FOI_INBOX_{name} must be a folder’s name of at most {LONGEST_FOLDER} plain letters, figures and "
                "signs, without &, \\ and quotation marks."
            )
    if _of("LOGGED") in (_of("FOLDER"), _of("SPAM")):
        yield "FOI_INBOX_LOGGED must be a folder of its own: messages are moved there once they are taken in."
    if _of("SPAM") == _of("FOLDER"):
        yield "FOI_INBOX_SPAM must be another folder than FOI_INBOX_FOLDER."


def _of(name: str) -> str:
    return str(getattr(settings, f"FOI_INBOX_{name}"))
