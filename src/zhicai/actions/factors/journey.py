"""What a browser is sent to a provider with, as the session keeps it."""

from collections.abc import Mapping

from zhicai.exchange.identity.provider import Journey

__all__ = ["Journey", "journey_of"]


def journey_of(told: Mapping[str, str]) -> Journey:
    return Journey(told["state"], told["nonce"], told["verifier"])
