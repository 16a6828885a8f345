"""The last day of somebody who goes to another agency."""

from zhicai.web.forms import OfficeForm, RocDateField


class ReleaseForm(OfficeForm):
    ended_on = RocDateField(
        label="最後在職日",
        help_text="在本機關的最後一天，例：115/11/20。須是今天以前的日期。",
    )
