"""What an agency says of itself."""

from django import forms

from zhicai.web.forms import OfficeForm


class ProfileForm(OfficeForm):
    letterhead = forms.CharField(
        label="紙本抬頭",
        required=False,
        max_length=100,
        help_text="印在報表最上方；不填就印機關名稱。例：示範縣政府人事處",
    )
    head_title = forms.CharField(
        label="機關首長的職稱",
        required=False,
        max_length=30,
        help_text="印在核章欄；不填就印「機關首長」。例：縣長、校長",
    )
    hr_head_title = forms.CharField(
        label="人事主管的職稱",
        required=False,
        max_length=30,
        help_text="印在核章欄；不填就印「人事主管」。例：處長、人事室主任",
    )
    contact_name = forms.CharField(label="聯絡人", required=False, max_length=60)
    telephone = forms.CharField(
        label="電話", required=False, max_length=60, help_text="例：03-1234567 轉 123"
    )
    mail = forms.CharField(label="電子郵件", required=False, max_length=120)
    address = forms.CharField(label="地址", required=False, max_length=200)


class RulesForm(OfficeForm):
    """Within what 附表十 asks for; nothing can be set looser."""

    least_length = forms.IntegerField(label="密碼至少幾個字元", min_value=12, max_value=64)
    least_character_kinds = forms.TypedChoiceField(
        label="字元種類", coerce=int, choices=[(3, "四種之中至少三種"), (4, "四種都要")]
    )
    past_password_count = forms.IntegerField(
        label="不得與前幾次密碼相同", min_value=3, max_value=12
    )
    most_password_days = forms.IntegerField(
        label="密碼最長使用天數",
        required=False,
        min_value=30,
        max_value=730,
        help_text="到期後登入時要換；不填表示不限。",
    )
    least_password_days = forms.IntegerField(
        label="換過密碼後幾天內不能再換", min_value=0, max_value=7, help_text="0 表示不限。"
    )
    idle_minutes = forms.IntegerField(label="多久沒有動作就登出（分鐘）", min_value=5, max_value=60)
    session_minutes = forms.IntegerField(
        label="登入最長多久（分鐘）", min_value=60, max_value=600, help_text="600 分鐘是 10 小時。"
    )
    idle_account_days = forms.IntegerField(
        label="多少天沒有登入算閒置帳號",
        required=False,
        min_value=30,
        max_value=730,
        help_text="不填以 180 天計；在「帳號清查」停用，或由排程執行。",
    )
