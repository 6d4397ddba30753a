"""Reading settings from the environment, loud when they make no sense."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Sequence
from email.utils import parseaddr
from importlib.util import find_spec
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from foiarchive.visitors import Network

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})


def env_text(name: str, default: str = "") -> str:
    """The variable's text without surrounding blanks; `default` where it is not set or empty."""
    return os.environ.get(name, "").strip() or default


def env_list(name: str, default: str = "") -> list[str]:
    """The variable's comma-separated words."""
    return [word.strip() for word in env_text(name, default).split(",") if word.strip()]


def env_bool(name: str, default: bool) -> bool:
    """Whether the variable says yes; anything but a clear yes or no stops the program."""
    text = env_text(name).lower()
    if not text:
        return default
    if text in YES | NO:
        return text in YES
    raise ImproperlyConfigured(f"{name} is {text!r}; it must be 1 or 0.")


def env_int(name: str, default: int, at_least: int = 0) -> int:
    """The variable's whole number; anything else, or one that is too small, stops the program."""
    text = env_text(name)
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or int(text) < at_least:
        raise ImproperlyConfigured(f"{name} is {text!r}; it must be a whole number, {at_least} or more.")
    return int(text)


def env_one_of(name: str, *values: str) -> str:
    """The variable's word, one of `values`, the first where it is not set; anything else stops the program."""
    text = env_text(name, values[0]).lower()
    if text not in values:
        raise ImproperlyConfigured(f"{name} is {text!r}; it must be {' or '.join(values)}.")
    return text


def reference_pattern(name: str, default: str) -> str:
    """How references are written; one that tells no two numbers or no two kinds apart stops the program."""
    pattern = env_text(name, default)
    try:
        samples = [
            pattern.format(kind=kind, number=number, year=year % 100, year4=year)
            for kind, number, year in (("FOI", 1, 2026), ("SAR", 1, 2026), ("FOI", 12, 2026), ("FOI", 1, 2027))
        ]
    except (LookupError, ValueError, AttributeError):
        samples = []
    if len(set(samples)) < 4 or len(samples[0]) > 60:
        raise ImproperlyConfigured(
            f"{name} is {pattern!r}; it must hold {{kind}}, {{number}} and {{year}}, like {default!r}."
        )
    return pattern


def usual_address(hosts: Sequence[str], *, https: bool) -> str:
    """The site's address by the first of its hosts' names that is a whole one."""
    whole = (host for host in hosts if not host.startswith((".", "*")))
    return f"{'https' if https else 'http'}://{next(whole, 'localhost')}"


def former_hosts(name: str, address: str) -> list[str]:
    """The names the site had before, `foi.example.org`; that of the address it has now would lead in a circle."""
    hosts = [host.lower() for host in env_list(name)]
    if urlsplit(address).hostname in hosts:
        raise ImproperlyConfigured(f"{name} names {urlsplit(address).hostname}, where FOI_ADDRESS is now.")
    if wrong := next((host for host in hosts if "/" in host or ":" in host), ""):
        raise ImproperlyConfigured(f"{name}: {wrong!r} is no host name. Write it without https:// and port.")
    return hosts


def env_networks(name: str, default: str = "") -> list[Network]:
    """The variable's comma-separated addresses and networks; anything else stops the program."""
    found = []
    for text in env_list(name, default):
        try:
            found.append(ip_network(text))
        except ValueError:
            raise ImproperlyConfigured(f"{name} names {text!r}; it must be an address or a network.") from None
    return found


def kept_secret(file: Path) -> str:
    """The secret in `file`, made the first time it is asked for and readable by its owner alone."""
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_once(file, secrets.token_urlsafe(48))
    return file.read_text(encoding="ascii").strip()


def _write_once(file: Path, text: str) -> None:
    """Write `text` to `file` unless somebody was faster; nobody ever sees half of it."""
    handle, draft = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")  # mkstemp makes it 0600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(text)
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()


def issuer_of_sign_on(name: str, client: str) -> str:
    """The provider of the office's sign-on; one that is no https address, or knows no client, stops the program."""
    issuer = env_text(name)
    if issuer and not issuer.startswith(("https://", "http://localhost:", "http://127.0.0.1:")):
        raise ImproperlyConfigured(f"{name} is {issuer!r}; it must begin with https://.")
    if issuer and not client:
        raise ImproperlyConfigured(f"{name} is set, but FOI_SIGN_ON_CLIENT does not name this site’s client there.")
    return issuer


def sender_of_mail(host: str, sender: str, both: bool) -> str:
    """Who e-mail comes from; without a sender, or with two kinds of encryption at once, the program stops.

    `both`: whether EMAIL_USE_SSL and EMAIL_USE_TLS are set.
    """
    if host and "@" not in parseaddr(sender)[1]:
        raise ImproperlyConfigured("EMAIL_HOST is set, but DEFAULT_FROM_EMAIL does not say who e-mail comes from.")
    if host and both:
        raise ImproperlyConfigured("EMAIL_USE_SSL and EMAIL_USE_TLS exclude each other; set one of them.")
    return sender


def bucket_for_files(name: str, endpoint: str) -> dict[str, dict[str, object]]:
    """The bucket that files are kept in, as STORAGES has it; none without a name. Half a setting stops the program."""
    bucket = env_text(name)
    if not bucket:
        return {}
    if find_spec("storages") is None or find_spec("boto3") is None:
        raise ImproperlyConfigured(f"{name} is set, but what it needs is not installed: requirements-s3.lock has it.")
    if endpoint and not endpoint.startswith(("https://", "http://localhost:", "http://127.0.0.1:")):
        raise ImproperlyConfigured(f"FOI_S3_ENDPOINT is {endpoint!r}; it must begin with https://.")
    key, secret = env_text("FOI_S3_KEY"), env_text("FOI_S3_SECRET")
    if bool(key) != bool(secret):
        raise ImproperlyConfigured("FOI_S3_KEY and FOI_S3_SECRET belong together; set both, or neither.")
    options = {
        "endpoint_url": endpoint,
        "region_name": env_text("FOI_S3_REGION"),
        "access_key": key,
        "secret_key": secret,
    }
    told = {option: value for option, value in options.items() if value}
    return {"bucket": {"BACKEND": "foiarchive.stores.bucket.S3Bucket", "OPTIONS": {"bucket_name": bucket, **told}}}
