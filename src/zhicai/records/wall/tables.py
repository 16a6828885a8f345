"""Which wall stands around each table; a table without a decision is shut to the runtime role.

A new table takes one line here. Walled ones are named with the rule that says whose rows are seen,
open ones with the reason why nobody need be kept from them.
"""

from enum import Enum


class Wall(Enum):
    """Whose rows a caller sees and writes."""

    HELD = "agency_id is the agency that holds the file of the person, or has the duties"
    OF_PERSON = "person_id is somebody whose file the caller may see"
    POSTING = "as OF_PERSON; a new one is at, or belongs to, an agency of the caller's"
    COUNTED = "as OF_PERSON; written only by the count"
    TOTAL = "agency_id is an agency whose figures the caller may see; written only by the count"
    LINE = "agency_id is an agency of the caller's, or seen from below: one above it"
    CODE = "agency_code is an agency of the caller's"
    CODE_FIGURES = "agency_code is an agency whose figures the caller may see"
    CODE_LINE = "agency_code is an agency of the caller's, or seen from below: one above it"
    BATCH = "as CODE_LINE, and each batch that a fact of the caller's people came with"
    OF_BATCH = "batch_id is a batch that the caller may see"
    OF_DRAFT = "draft_id is a draft that the caller may see"
    OF_APPROVAL = "approval_id is an act that the caller may see"
    TRANSFER = "agency_code is an agency of the caller's, or the hash is of somebody of hers"
    PLAN = "plan is the one that is being carried out in this transaction"


WALLED: dict[str, Wall] = {
    "staff.Person": Wall.HELD,
    "staff.Profile": Wall.HELD,
    "staff.Posting": Wall.POSTING,
    "staff.StatusEvent": Wall.HELD,
    "learning.LearningRecord": Wall.HELD,
    "learning.HourSummary": Wall.HELD,
    "learning.LevelDecision": Wall.LINE,
    "learning.Coverage": Wall.LINE,
    "certificates.Certificate": Wall.HELD,
    "roles.RoleAssignment": Wall.HELD,
    "duties.DutyAnswer": Wall.HELD,
    "duties.UnheldDuty": Wall.HELD,
    "overlays.Overlay": Wall.LINE,
    "standings.PersonYear": Wall.COUNTED,
    "standings.AgencyYear": Wall.TOTAL,
    "standings.AgencyExclusion": Wall.TOTAL,
    "standings.AgencyGap": Wall.TOTAL,
    "standings.SubtreeYear": Wall.TOTAL,
    "standings.SubtreeGap": Wall.TOTAL,
    "standings.SubtreeExclusion": Wall.TOTAL,
    "standings.CourseYear": Wall.TOTAL,
    "standings.Snapshot": Wall.CODE_FIGURES,
    "ledger.Batch": Wall.BATCH,
    "ledger.SourceFile": Wall.OF_BATCH,
    "ledger.MappingMemory": Wall.CODE_LINE,
    "ledger.MatchMemory": Wall.CODE,
    "drafts.Draft": Wall.CODE,
    "drafts.DraftFile": Wall.OF_DRAFT,
    "drafts.DraftRow": Wall.OF_DRAFT,
    "drafts.DraftCorrection": Wall.OF_DRAFT,
    "drafts.DraftDecision": Wall.OF_DRAFT,
    "drafts.DraftAnswer": Wall.OF_DRAFT,
    "drafts.LayoutMemory": Wall.CODE_LINE,
    "drafts.CoverageMemory": Wall.CODE_LINE,
    "jobs.Job": Wall.CODE,
    "accounts.SavedFilter": Wall.CODE_FIGURES,
    "accounts.AccountReview": Wall.CODE_FIGURES,
    "approvals.Approval": Wall.CODE_FIGURES,
    "approvals.ApprovedRun": Wall.OF_APPROVAL,
    "enclosures.Enclosure": Wall.CODE_FIGURES,
    "offices.OfficeProfile": Wall.CODE_FIGURES,
    "requests.StaffRequest": Wall.OF_PERSON,
    "requests.DutyConfirmation": Wall.OF_PERSON,
    "requests.DutyForm": Wall.CODE,
    "transfers.Transfer": Wall.TRANSFER,
    "retention.RetentionRun": Wall.CODE_LINE,
    "retention.RetentionHold": Wall.CODE_LINE,
    "ledger.StagedMatch": Wall.PLAN,
    "agencies.StagedAgency": Wall.PLAN,
    "agencies.StagedAgencyPeriod": Wall.PLAN,
    "agencies.StagedAgencyPath": Wall.PLAN,
    "staff.StagedPerson": Wall.PLAN,
    "staff.StagedMove": Wall.PLAN,
    "staff.StagedProfile": Wall.PLAN,
    "staff.StagedPosting": Wall.PLAN,
    "staff.StagedStatusEvent": Wall.PLAN,
    "learning.StagedCourse": Wall.PLAN,
    "learning.StagedCourseDetail": Wall.PLAN,
    "learning.StagedLevelDecision": Wall.PLAN,
    "learning.StagedLearningRecord": Wall.PLAN,
    "learning.StagedHourSummary": Wall.PLAN,
    "learning.StagedCoverage": Wall.PLAN,
    "certificates.StagedCertificate": Wall.PLAN,
    "roles.StagedRoleAssignment": Wall.PLAN,
    "duties.StagedDutyAnswer": Wall.PLAN,
    "duties.StagedUnheldDuty": Wall.PLAN,
    "overlays.StagedOverlay": Wall.PLAN,
    "standings.StagedPersonYear": Wall.PLAN,
}
SIGNING_IN = "asked before anybody is known, or to find out what she may see"
NO_AGENCY = "tells of no agency and of nobody"
OPEN: dict[str, str] = {
    "accounts.Account": SIGNING_IN,
    "accounts.Grant": SIGNING_IN,
    "accounts.Appointment": SIGNING_IN,
    "accounts.PastPassword": SIGNING_IN,
    "accounts.AccountSession": SIGNING_IN,
    "accounts.AddressAttempt": SIGNING_IN,
    "accounts.OneTimeLink": SIGNING_IN,
    "accounts.SignInRules": SIGNING_IN,
    "sessions.Session": SIGNING_IN,
    "factors.FactorRequirement": SIGNING_IN,
    "factors.IdentityProvider": SIGNING_IN,
    "factors.OutsideIdentity": SIGNING_IN,
    "factors.Passkey": SIGNING_IN,
    "factors.RecoveryCode": SIGNING_IN,
    "factors.SignInSetting": SIGNING_IN,
    "factors.TimeCode": SIGNING_IN,
    "retention.RemovedObject": "keys and hashes of what is gone; no name, no agency",
    "agencies.Agency": "the public register of agencies",
    "agencies.AgencyPeriod": "the public register of agencies",
    "agencies.AgencyPath": "the public register of agencies; the wall itself reads it",
    "learning.Course": "the common catalogue of courses",
    "learning.CourseDetail": "the common catalogue of courses",
    "ledger.Version": NO_AGENCY,
    "standings.PresentView": NO_AGENCY,
    "contenttypes.ContentType": NO_AGENCY,
    "auth.Permission": NO_AGENCY,
    "auth.Group": NO_AGENCY,
    "auth.Group_permissions": NO_AGENCY,
    "django_tasks_database.DBTaskResult": "keys of jobs; what a job is about is walled",
}
# Rows are added and read, never changed or deleted: each entry rests on the hash before it.
APPENDED: dict[str, str] = {
    "audit.AuditEvent": "who appends reads the entry before it; entries hold no values",
    "audit.AuditSubject": "keys of people alone; what the audit says of them is asked by right",
    "audit.AuditHead": "a number and a hash of each day",
}
