"""Networks whose word is believed."""

from ipaddress import IPv4Network, IPv6Network, ip_network

from django.core.exceptions import ImproperlyConfigured

WIDEST_PREFIX = {4: 16, 6: 48}


def read_networks(names: str | None) -> tuple[IPv4Network | IPv6Network, ...]:
    """Addresses or networks, parted by commas; none so wide that strangers stand in it."""
    found = []
    for name in (names or "").split(",") if names else ():
        try:
            network = ip_network(name.strip())
        except ValueError as error:
            raise ImproperlyConfigured(f"ZHICAI_TRUSTED_PROXIES: {name!r} is no network") from error
        if network.prefixlen < WIDEST_PREFIX[network.version]:
            raise ImproperlyConfigured(f"ZHICAI_TRUSTED_PROXIES: {name!r} holds too many addresses")
        found.append(network)
    return tuple(found)
