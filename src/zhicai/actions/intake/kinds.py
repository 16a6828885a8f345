"""Each kind of fact: its table, its staging table, and the columns a plan states."""

from dataclasses import dataclass
from typing import Any

from django.db import models

from zhicai.actions.intake import (
    agency_book,
    course_book,
    duty_book,
    overlay_book,
    people_book,
    role_book,
)
from zhicai.records.agencies.models import AgencyPeriod, StagedAgencyPeriod
from zhicai.records.certificates.models import Certificate, StagedCertificate
from zhicai.records.duties.models import (
    DutyAnswer,
    StagedDutyAnswer,
    StagedUnheldDuty,
    UnheldDuty,
)
from zhicai.records.learning.models import (
    CourseDetail,
    Coverage,
    HourSummary,
    LearningRecord,
    LevelDecision,
    StagedCourseDetail,
    StagedCoverage,
    StagedHourSummary,
    StagedLearningRecord,
    StagedLevelDecision,
)
from zhicai.records.overlays.models import Overlay, StagedOverlay
from zhicai.records.roles.models import RoleAssignment, StagedRoleAssignment
from zhicai.records.staff.models import (
    Posting,
    Profile,
    StagedPosting,
    StagedProfile,
    StagedStatusEvent,
    StatusEvent,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """`is_personal`: the row carries the agency in which its person counts at present."""

    name: str
    facts: type[models.Model]
    staged: type[models.Model]
    row: type[Any]
    is_personal: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        names: tuple[str, ...] = self.row._fields
        return names


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "AgencyPeriod",
            AgencyPeriod,
            StagedAgencyPeriod,
            agency_book.PeriodValues,
        ),
        Kind(
            "LevelDecision",
            LevelDecision,
            StagedLevelDecision,
            course_book.LevelValues,
        ),
        Kind("CourseDetail", CourseDetail, StagedCourseDetail, course_book.DetailValues),
        Kind("Coverage", Coverage, StagedCoverage, course_book.CoverageValues),
        Kind("Overlay", Overlay, StagedOverlay, overlay_book.OverlayValues),
        Kind("Profile", Profile, StagedProfile, people_book.ProfileValues, True),
        Kind("Posting", Posting, StagedPosting, people_book.PostingValues),
        Kind("StatusEvent", StatusEvent, StagedStatusEvent, people_book.EventValues, True),
        Kind(
            "LearningRecord",
            LearningRecord,
            StagedLearningRecord,
            people_book.RecordValues,
            True,
        ),
        Kind(
            "HourSummary",
            HourSummary,
            StagedHourSummary,
            people_book.SummaryValues,
            True,
        ),
        Kind(
            "Certificate",
            Certificate,
            StagedCertificate,
            people_book.CertificateValues,
            True,
        ),
        Kind(
            "RoleAssignment",
            RoleAssignment,
            StagedRoleAssignment,
            role_book.AssignmentValues,
            True,
        ),
        Kind("UnheldDuty", UnheldDuty, StagedUnheldDuty, duty_book.UnheldValues),
        Kind("DutyAnswer", DutyAnswer, StagedDutyAnswer, duty_book.AnswerValues, True),
    )
}
