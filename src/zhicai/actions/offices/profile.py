"""What an agency says of itself on its papers, as papers and pages take it."""

from dataclasses import dataclass, fields

from zhicai.basics.report_words import SIGNERS
from zhicai.records.offices.models import OfficeProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Blank: nothing was said, nothing is printed, and the usual title stands to be signed."""

    letterhead: str = ""
    address: str = ""
    telephone: str = ""
    mail: str = ""
    contact_name: str = ""
    hr_head_title: str = ""
    head_title: str = ""

    @property
    def signers(self) -> tuple[str, ...]:
        officer, hr_head, head = SIGNERS
        return (officer, self.hr_head_title or hr_head, self.head_title or head)

    @property
    def contact_line(self) -> str:
        """One line: only what was filled in.

        >>> Profile(telephone="03-1234567", contact_name="陳小姐").contact_line
        '聯絡人：陳小姐　電話：03-1234567'
        """
        told = (
            ("地址", self.address),
            ("聯絡人", self.contact_name),
            ("電話", self.telephone),
            ("電子郵件", self.mail),
        )
        return "　".join(f"{label}：{text}" for label, text in told if text)


NAMES = tuple(one.name for one in fields(Profile))


def load_profile(agency_code: str) -> Profile:
    kept = OfficeProfile.objects.filter(agency_code=agency_code).values(*NAMES).first()
    return Profile(**(kept or {}))
