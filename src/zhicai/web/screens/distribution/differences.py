"""Two days side by side, state by state."""

from dataclasses import dataclass

from zhicai.actions.compare_distributions import Comparison
from zhicai.actions.distribution.figure import STATES, State
from zhicai.basics.dates import format_roc
from zhicai.basics.distribution_words import COUNTED, STATES_LONG
from zhicai.web.screens.distribution.lines import Cell, Links


@dataclass(frozen=True, slots=True)
class Difference:
    name: str
    before: Cell
    after: Cell

    @property
    def change(self) -> str:
        """With its sign, so that grey paper tells more from less."""
        more = self.after.value - self.before.value
        return f"{more:+,}" if more else "0"


def differences_of(found: Comparison, links: Links) -> tuple[Difference, ...]:
    """Each state, and all who are counted; every number opens to its people of that day."""
    rows = [
        _difference(found, links, states=(state,), name=STATES_LONG[state.value])
        for state in STATES
    ]
    return (*rows, _difference(found, links, states=(), name=COUNTED))


def _difference(
    found: Comparison, links: Links, *, states: tuple[State, ...], name: str
) -> Difference:
    key = states[0].value if states else "counted"
    shown = states or STATES
    earlier = Links(
        links.office, links.node, {**links.asked, "as_of": format_roc(found.earlier_on)}
    )
    return Difference(
        name,
        Cell(f"before.{key}", found.before.get(*shown), earlier.people(*states)),
        Cell(f"after.{key}", found.after.get(*shown), links.people(*states)),
    )
