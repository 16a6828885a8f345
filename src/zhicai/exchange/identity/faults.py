"""Why an outside sign-in is not believed."""


class NotBelievedError(Exception):
    """`reason` is a word for the audit; whoever stands at the door is told no more than "no"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnreachableError(NotBelievedError):
    """The provider does not answer, or not in time: nobody has done anything wrong."""
