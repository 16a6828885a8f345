"""The truth behind the demo files, told to the independent count."""

import datetime as dt

from journeys import oracle

ENVIRONMENT_CATEGORY = "337"
ONE_DAY = dt.timedelta(days=1)


def world_of(authority, *, files=frozenset({"portal", "hours", "summary"})):
    """What the files of the demo tell once those of the named kinds are imported."""
    return oracle.World(
        agencies=_slices(authority.agencies),
        services=[
            oracle.Service(
                person.national_id,
                post.agency_code,
                post.category,
                post.started_on,
                post.ended_on,
            )
            for person in authority.people
            for post in person.postings
        ],
        marks=_marks(authority, files),
        learnt=[
            oracle.Learnt(
                record.national_id,
                record.course_code,
                record.completed_on,
                record.minutes,
                record.is_work_related,
            )
            for record in authority.records
            if record.source in files
        ],
        totals=[_total(each) for each in authority.summaries if "summary" in files],
        covers=[
            oracle.Cover(each.agency_code, each.covered_from, each.covered_until)
            for each in authority.coverages
            if "portal" in files
        ],
    )


def _marks(authority, files):
    """Only the portal's file tells the category of a course, 337 is 環境教育."""
    seen = {each.course_code for each in authority.records if each.source == "portal"}
    seen = seen if "portal" in files else set()
    return {
        each.code: oracle.Mark(
            each.level,
            each.is_required,
            each.category_code == ENVIRONMENT_CATEGORY if each.code in seen else None,
        )
        for each in authority.courses
    }


def _slices(agencies):
    """Each slice ends the day before the next of its code begins."""
    found = []
    for number, agency in enumerate(agencies):
        later = [each for each in agencies[number + 1 :] if each.code == agency.code]
        until = later[0].in_force_from - ONE_DAY if later else None
        told = (agency.code, agency.name, agency.parent_code, agency.in_force_from)
        found.append(oracle.Slice(*told, until_on=until, closed_on=agency.closed_on))
    return found


def _total(summary):
    return oracle.Total(
        person=summary.national_id,
        period_from=summary.period_from,
        period_until=summary.period_until,
        work_related=summary.work_related_minutes,
        required=summary.required_minutes,
        basic=summary.ai_basic_minutes,
        advanced=summary.ai_advanced_minutes,
        environment=summary.environment_minutes,
    )
