"""From which address a request comes, where a proxy stands in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address
HOUSEHOLD = 64  # bits of an IPv6 address: the rest one visitor can choose freely


def visitor(meta: Mapping[str, object], proxies: Sequence[Network]) -> str:
    """Whom to count a request for: an IPv4 address, or the network of an IPv6 one. Blank where nothing tells.

    A proxy adds the address it was asked from at the end of X-Forwarded-For, so that is read backwards, as long as
    what passed it on is one of `proxies`. Whatever else stands there the visitor may have made up.
    """
    address = _read(meta.get("REMOTE_ADDR"))
    for passed_on in reversed(str(meta.get("HTTP_X_FORWARDED_FOR") or "").split(",")):
        further = _read(passed_on)
        if further is None or not _is_passed_on(address, proxies):
            break
        address = further
    if isinstance(address, IPv6Address):
        return str(ip_network((address, HOUSEHOLD), strict=False))
    return str(address or "")


def _is_passed_on(address: Address | None, proxies: Sequence[Network]) -> bool:
    """Whether what stands there is a proxy. One that comes by a socket of this machine has no address."""
    return bool(proxies) if address is None else any(address in network for network in proxies)


def _read(text: object) -> Address | None:
    try:
        address = ip_address(str(text or "").strip())
    except ValueError:
        return None
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address
