"""The switches of the installation, and a site that may vouch for people."""

import datetime as dt
from typing import Any

from django import forms

from zhicai.actions.edit_identity_provider import ProviderEntry
from zhicai.actions.find_sign_in_setting import Holder, SignInSettings, SignInWays
from zhicai.web.forms import OfficeForm, RocDateField

REQUIRED = "required_"


class SignInWaysForm(OfficeForm):
    """One more field for each account role: the day from which it needs a second factor."""

    has_passkeys = forms.BooleanField(
        label="可以用通行金鑰登入（也可以當第二道驗證）", required=False
    )
    has_providers = forms.BooleanField(label="可以由下列單一登入系統登入", required=False)
    has_header = forms.BooleanField(
        label="相信代理伺服器標頭裡的登入者",
        required=False,
        help_text="只相信下列的代理伺服器；代理伺服器必須刪去外來的同名標頭。",
    )
    header_name = forms.CharField(
        label="標頭的名稱", max_length=60, help_text="X- 開頭，例：X-Remote-User"
    )
    is_factor_asked_outside = forms.BooleanField(
        label="由單一登入系統或代理伺服器登入時，也要第二道驗證",
        required=False,
        help_text="那一邊已經有第二道驗證，才取消勾選。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for holder, label in Holder.choices:
            field = RocDateField(label=label, required=False)
            field.widget.attrs["class"] = "form-control"
            self.fields[f"{REQUIRED}{holder}"] = field

    @property
    def switches(self) -> list[Any]:
        return [bound for bound in self if not bound.name.startswith(REQUIRED)]

    @property
    def days(self) -> list[Any]:
        return [bound for bound in self if bound.name.startswith(REQUIRED)]

    @property
    def ways(self) -> SignInWays:
        names = SignInWays.__dataclass_fields__
        return SignInWays(**{name: self.cleaned_data[name] for name in names})

    @property
    def requirements(self) -> dict[str, dt.date]:
        given = {holder: self.cleaned_data[f"{REQUIRED}{holder}"] for holder in Holder.values}
        return {holder: day for holder, day in given.items() if day}


def initial_of(kept: SignInSettings) -> dict[str, Any]:
    ways = {name: getattr(kept.ways, name) for name in SignInWays.__dataclass_fields__}
    return ways | {f"{REQUIRED}{holder}": day for holder, day in kept.requirements.items()}


class ProviderForm(OfficeForm):
    code = forms.SlugField(
        label="代號",
        max_length=40,
        help_text="寫在網址裡，英文字母、數字與 - _；設定後不能改。例：county",
        error_messages={"invalid": "代號只能用英文字母、數字、- 與 _。"},
    )
    name = forms.CharField(
        label="名稱", max_length=60, help_text="寫在登入頁的按鈕上。例：縣府單一登入"
    )
    issuer = forms.CharField(
        label="簽發者（issuer）",
        max_length=300,
        help_text="https:// 開頭，和該系統自己寫的一字不差；金鑰與權杖網址也要在同一主機。",
    )
    client_code = forms.CharField(label="用戶端識別碼（client_id）", max_length=255)
    secret = forms.CharField(
        label="用戶端秘密（client_secret）",
        max_length=500,
        required=False,
        help_text="加密保存，不再顯示；空白表示不變更。",
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    scopes = forms.CharField(
        label="範圍（scope）", max_length=200, initial="openid", help_text="一般只要 openid。"
    )
    is_active = forms.BooleanField(label="啟用", required=False)

    @property
    def entry(self) -> ProviderEntry:
        return ProviderEntry(**self.cleaned_data)


class ClearForm(OfficeForm):
    code = forms.CharField(label="帳號", max_length=150)
    reason = forms.CharField(
        label="原因", max_length=200, help_text="寫進稽核紀錄。例：手機遺失，本人持職員證辦理"
    )
