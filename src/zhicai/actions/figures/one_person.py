"""One person judged alone: only the agencies that she has to do with are read."""

from zhicai.actions.figures.known import Known
from zhicai.actions.figures.tree import Tree
from zhicai.records.agencies.models import AgencyPath


def tree_around(known: Known, person_id: int) -> Tree:
    """The agencies of all her posts with everything above them; of a past instant, all."""
    if known.at is not None:
        return Tree(known)
    posts = [row[2:4] for row in known.rows_of("Posting", [person_id])]
    own = {agency_id for pair in posts for agency_id in pair}
    above = AgencyPath.objects.filter(descendant_id__in=own).values_list("ancestor_id")
    return Tree(known, sorted(own | {row[0] for row in above.order_by("ancestor_id")}))
