"""Who is invited, what she is appointed to, and between which days."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from zhicai.basics.sign_in_words import STATES
from zhicai.web.forms import OfficeForm, RocDateField

ANY = ("", "全部")


class AppointForm(OfficeForm):
    """`roles`: those that the officer may give here."""

    code = forms.CharField(
        label="帳號",
        max_length=60,
        help_text="登入時輸入的代號，英文字母、數字、點、底線或減號；不可使用身分證字號。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    account_role = forms.ChoiceField(label="帳號角色")
    agency_code = forms.CharField(
        label="機關代碼", max_length=40, help_text="在哪個機關；本機關或所屬機關。"
    )
    division = forms.CharField(
        label="單位", required=False, max_length=100, help_text="只有單位主管要填，寫法和名冊相同。"
    )
    who = forms.CharField(
        label="是哪一位同仁",
        required=False,
        max_length=60,
        help_text="角色是同仁時要填：身分證字號、員工編號或姓名；在該機關只能有一位符合。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    from_on = RocDateField(label="起日", help_text="例：115/08/01")
    until_on = RocDateField(label="迄日", required=False, help_text="最後一天，含當日；未定不填。")

    def __init__(self, *args: Any, roles: Sequence[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        cast("forms.ChoiceField", self.fields["account_role"]).choices = list(roles)


class InviteForm(AppointForm):
    name = forms.CharField(label="姓名", max_length=100, help_text="本人設定密碼時可以更正。")
    field_order = ("name", "code", "account_role", "agency_code", "division", "who")


class SureForm(OfficeForm):
    is_sure = forms.BooleanField(label="我知道，仍然要這樣做", required=False)


class EndForm(SureForm):
    until_on = RocDateField(label="最後一天", help_text="含當日；隔天起就沒有這項權限。")
    field_order = ("until_on", "is_sure")


class ListForm(OfficeForm):
    """The filter of the list; what is searched for is sent, and kept out of the address."""

    search = forms.CharField(label="姓名或帳號", required=False, max_length=60)
    account_role = forms.ChoiceField(label="帳號角色", required=False)
    state = forms.ChoiceField(label="狀態", required=False, choices=[ANY, *STATES.items()])

    def __init__(self, *args: Any, roles: Sequence[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        cast("forms.ChoiceField", self.fields["account_role"]).choices = [ANY, *roles]


class ReviewForm(OfficeForm):
    note = forms.CharField(
        label="說明",
        required=False,
        max_length=300,
        help_text="例：已逐一核對，停用離職人員 2 人。請勿填寫身分證字號。",
    )
