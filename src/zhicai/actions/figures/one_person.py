"""One person, or a few, judged alone: only their own agencies are read."""

from zhicai.actions.figures.known import Known
from zhicai.actions.figures.tree import Tree
from zhicai.records.agencies.models import AgencyPath


def tree_around(known: Known, *people: int) -> Tree:
    """The agencies of all their posts with everything above them; of a past instant, all."""
    if known.at is not None:
        return Tree(known)
    posts = [row[2:4] for row in known.rows_of("Posting", people)]
    own = {agency_id for pair in posts for agency_id in pair}
    above = AgencyPath.objects.filter(descendant_id__in=own).values_list("ancestor_id")
    return Tree(known, sorted(own | {row[0] for row in above.order_by("ancestor_id")}))
