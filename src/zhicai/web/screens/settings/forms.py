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
