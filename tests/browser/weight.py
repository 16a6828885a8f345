"""How much of a page goes over a slow line: itself, its styles and its scripts, packed."""

import gzip

LIMIT = 100 * 1024
WEIGHED = {"document", "stylesheet", "script", "font", "image"}


def weights(asked):
    """Bytes of each file of what a page asked for."""
    return {
        one.url: len(gzip.compress(one.response().body()))
        for one in asked
        if one.resource_type in WEIGHED and not one.url.startswith("data:")
    }
