"""The line from an office down to one of its agencies, as pages show it on top."""

from dataclasses import dataclass

from zhicai.actions.figures.people_rows import Place
from zhicai.actions.figures.tree import Tree
from zhicai.basics.errors import Refused
from zhicai.records.agencies.models import Agency, AgencyPath


@dataclass(frozen=True, slots=True)
class Link:
    """One agency of the line, by its name on the day."""

    code: str
    name: str


def find_chain(office_code: str, place: Place) -> tuple[Link, ...]:
    """The office first, the agency last. Raises Refused where the one is not above the other."""
    line, tree = _kept_line(place) if place.is_kept else _known_line(place)
    codes = [tree.code_of.get(key, "") for key in line]
    if office_code not in codes:
        raise Refused("agency.not_found", value=place.agency_code)
    shown = line[: codes.index(office_code) + 1]
    return tuple(Link(tree.code_of[key], tree.name_on(key, place.as_of)) for key in reversed(shown))


def _kept_line(place: Place) -> tuple[list[int], Tree]:
    """The agency and all above it, from the paths of the present tree."""
    node = Agency.objects.filter(code=place.agency_code).values("id")
    above = AgencyPath.objects.filter(
        descendant_id__in=node, from_on__lte=place.as_of, until_on__gte=place.as_of
    )
    line = list(above.order_by("depth", "pk").values_list("ancestor_id", flat=True))
    return line, Tree(place.known, line)


def _known_line(place: Place) -> tuple[list[int], Tree]:
    tree = Tree(place.known)
    node = tree.id_of.get(place.agency_code)
    return ([] if node is None else tree.above(node, place.as_of)), tree
