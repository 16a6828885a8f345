"""Everything that can be asked for, one word each."""

from enum import StrEnum


class Permission(StrEnum):
    """<resource>:<action>, alphabetical."""

    ACCOUNT_MANAGE = "account:manage"
    AGENCY_EDIT = "agency:edit"
    AUDIT_READ = "audit:read"
    BATCH_READ = "batch:read"
    BATCH_UNDO = "batch:undo"
    COURSE_EDIT = "course:edit"
    DATA_EXPORT = "data:export"
    DATA_IMPORT = "data:import"
    DIVISION_READ = "division:read"
    DUTIES_CONFIRM = "duties:confirm"
    EVENT_RECORD = "event:record"
    FILTER_SAVE = "filter:save"
    IDENTITY_REVEAL = "identity:reveal"
    OFFICE_ENTER = "office:enter"
    OFFICE_HANDOVER = "office:handover"
    OVERLAY_EDIT = "overlay:edit"
    REPORT_PRINT = "report:print"
    REQUEST_DECIDE = "request:decide"
    RULEBOOK_READ = "rulebook:read"
    SELF_READ = "self:read"
    SETTING_EDIT = "setting:edit"
    SNAPSHOT_APPROVE = "snapshot:approve"
    SNAPSHOT_TAKE = "snapshot:take"
    STAFF_READ = "staff:read"
    STANDING_READ = "standing:read"
    STANDING_RECOUNT = "standing:recount"
