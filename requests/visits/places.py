"""Where an address leads, and whether the worker may go there. No network is asked here."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

PORTS = {"http": 80, "https": 443}
LONGEST = 2000  # bytes of an address
LONGEST_HOST = 253
UNICAST = ipaddress.IPv6Network("2000::/3")  # nothing else of IPv6 was ever given to networks on the internet
# What of both is none of the internet's all the same: 6to4 and Teredo, inside which another address stands, which may
# be anybody's; a way to 6to4; addresses for examples.
OTHERS = tuple(ipaddress.ip_network(net) for net in ("2002::/16", "2001::/32", "192.88.99.0/24", "3fff::/20"))
_UNSAFE = frozenset(map(chr, range(33))) | {"\x7f", "\\"}
_IN_PATHS = "/%:@!$&'()*+,;=~-._"


class NotVisited(Exception):
    """The address is none that may be visited; the message says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request goes: `target` is the path with its query, as it stands in a request."""

    scheme: str
    host: str
    target: str

    @property
    def port(self) -> int:
        return PORTS[self.scheme]

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}{self.target}"


def place_of(url: str) -> Place:
    """The place an address names; raises NotVisited where it is no plain address of a page on the web."""
    if len(url.encode(errors="replace")) > LONGEST or _UNSAFE & set(url):
        raise NotVisited("It is no address of a web page.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise NotVisited("It is no address of a web page.") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise NotVisited("Only addresses that begin with http:// or https:// are looked at.")
    if "@" in parts.netloc:
        raise NotVisited("It carries a name or password before the site’s own name.")
    if port not in (None, PORTS[parts.scheme]):
        raise NotVisited("It names a port other than the usual one.")
    path = quote(parts.path or "/", safe=_IN_PATHS)
    query = f"?{quote(parts.query, safe=_IN_PATHS + '?')}" if parts.query else ""
    return Place(parts.scheme, _host(parts.hostname), path + query)


def _host(written: str) -> str:
    """The name as the resolver is asked for it: dots and letters of other scripts in their plain form."""
    if ":" in written:  # an IPv6 address, which stood in brackets
        return _literal(written)
    try:
        host = written.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        raise NotVisited("The site’s name cannot be written as one.") from None
    if not host or len(host) > LONGEST_HOST or not set(host) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-_"):
        raise NotVisited("The site’s name cannot be written as one.")
    return host


def _literal(written: str) -> str:
    try:
        return f"[{ipaddress.IPv6Address(written)}]"
    except ValueError:
        raise NotVisited("The site’s name cannot be written as one.") from None


def is_public(address: str) -> bool:
    """Whether an IP address is out on the internet, and no way to another one inside."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        found = ipaddress.IPv6Address(int(found))  # without a zone
        if found not in UNICAST:
            return False
    return found.is_global and not any(found in net for net in OTHERS) and not found.is_multicast
