"""The figures of one agency with all below it, as every face shows them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

IN_FORCE, UNPUBLISHED, NO_RULE = "in_force", "unpublished", "no_rule"


@dataclass(frozen=True, slots=True)
class Counts:
    """met + short + unknown = counted."""

    counted: int = 0
    met: int = 0
    short: int = 0

    @property
    def unknown(self) -> int:
        return self.counted - self.met - self.short

    @property
    def rate(self) -> float | None:
        return self.met / self.counted if self.counted else None

    def as_json(self) -> dict[str, Any]:
        return {
            "counted": self.counted,
            "met": self.met,
            "short": self.short,
            "unknown": self.unknown,
            "rate": self.rate,
        }


@dataclass(frozen=True, slots=True)
class Question:
    """What no source settles, with the reading in use."""

    key: str | None
    asks: str
    read_as: str

    def as_json(self) -> dict[str, str | None]:
        return {"id": self.key, "asks": self.asks, "read_as": self.read_as}


@dataclass(frozen=True, slots=True)
class Citation:
    """A document and the clauses of it that carry a value."""

    document: str
    clause: str


@dataclass(frozen=True, slots=True)
class ProvisionFigure:
    """One provision over one subtree; `raw` is the same without any exclusion by event."""

    provision_id: str
    name: str
    norm: str
    scope: str
    counts: Counts
    raw: Counts
    citations: tuple[Citation, ...]
    doubts: tuple[Question, ...]
    state: str

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.provision_id,
            "name": self.name,
            "norm": self.norm,
            "scope": self.scope,
            **self.counts.as_json(),
            "without_exclusions": self.raw.as_json(),
            "source": "；".join(one.document for one in self.citations) or None,
            "clause": "；".join(one.clause for one in self.citations) or None,
            "doubts": [doubt.as_json() for doubt in self.doubts],
            "published": self.state == IN_FORCE,
        }


@dataclass(frozen=True, slots=True)
class AgencyFigure:
    """All provisions of one agency; the counts on top are those of the KPI."""

    code: str
    name: str
    provisions: tuple[ProvisionFigure, ...]
    exclusions: tuple[tuple[str, int], ...]
    children: tuple["AgencyFigure", ...] = ()

    def get(self, provision_id: str) -> ProvisionFigure:
        return next(one for one in self.provisions if one.provision_id == provision_id)

    def body(self) -> dict[str, Any]:
        kpi = self.get("kpi.ai_attainment")
        return {
            "agency": {"code": self.code, "name": self.name},
            **kpi.counts.as_json(),
            "scope": kpi.scope,
            "excluded": {
                "count": sum(count for _, count in self.exclusions),
                "reasons": [{"code": code, "count": count} for code, count in self.exclusions],
            },
            "provisions": [one.as_json() for one in self.provisions],
            "children": [child.body() for child in self.children],
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure with the question that it answers; `is_kept`: the present view gave it."""

    figure: AgencyFigure
    year: int
    as_of: dt.date
    known_at: dt.datetime
    is_kept: bool = False

    def as_json(self) -> dict[str, Any]:
        body = self.figure.body()
        return {
            "agency": body.pop("agency"),
            "year": self.year,
            "as_of": self.as_of,
            "known_at": self.known_at,
            **body,
        }
