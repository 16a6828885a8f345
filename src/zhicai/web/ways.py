"""What stands on the sign-in page beside the password."""

from dataclasses import dataclass

from django.http import HttpRequest

from zhicai.actions.factors.outside import ProviderLine, list_open_providers
from zhicai.actions.factors.requirements import find_setting
from zhicai.web.place import place_of
from zhicai.web.trusted_header import trusted_name_of


@dataclass(frozen=True, slots=True)
class OtherWays:
    """`trusted_name`: whom the proxy names."""

    providers: tuple[ProviderLine, ...]
    has_passkeys: bool
    trusted_name: str


def other_ways(request: HttpRequest) -> OtherWays:
    has_passkeys = place_of(request) is not None and find_setting().has_passkeys
    return OtherWays(list_open_providers(), has_passkeys, trusted_name_of(request))
