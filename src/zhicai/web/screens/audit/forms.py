"""What an auditor looks for, and what an export is for."""

from typing import Any

from django import forms

from zhicai.actions.auditing.query import AuditQuery
from zhicai.actions.export_audit import AuditFormat
from zhicai.basics.audit_event_words import FAMILIES
from zhicai.web.forms import OfficeForm, RocDateField

ANY = ("", "不限")


class AuditForm(OfficeForm):
    """Sent by GET; a name or an ID is looked for by a form of its own, sent by POST."""

    from_on = RocDateField(label="自", required=False, help_text="例：115/11/01")
    until_on = RocDateField(label="至（含當日）", required=False, help_text="例：115/11/20")
    family = forms.ChoiceField(
        label="事件",
        required=False,
        choices=[ANY, *((key, one[0]) for key, one in FAMILIES.items())],
    )
    actor = forms.CharField(label="帳號", required=False, max_length=150)
    below = forms.CharField(label="機關代碼（含所屬）", required=False, max_length=40)

    def query(self, agency_code: str, *, person: int | None) -> AuditQuery:
        told: dict[str, Any] = self.cleaned_data
        return AuditQuery(
            agency_code=agency_code,
            person=person,
            actor=told["actor"].strip(),
            family=told["family"],
            below=told["below"].strip(),
            from_on=told["from_on"],
            until_on=told["until_on"],
        )


class AuditExportForm(OfficeForm):
    purpose = forms.CharField(
        label="用途", max_length=200, help_text="會留在稽核紀錄，例：個資事故通報。"
    )
    audit_format = forms.ChoiceField(
        label="格式",
        choices=[
            (AuditFormat.XLSX.value, "XLSX（Excel）"),
            (AuditFormat.ODS.value, "ODS（LibreOffice）"),
            (AuditFormat.LINES.value, "JSON Lines（可驗證）"),
        ],
    )
