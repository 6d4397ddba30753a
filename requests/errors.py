"""What cannot be done with a case, in words that say why."""

from __future__ import annotations

from typing import Any


class CannotPublish(Exception):
    """The response may not be published. `reasons` are plain sentences, fit to be shown."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class NoAddress(Exception):
    """A name of which no address can be made, in words that say so."""


class NotPublished(Exception):
    """There is no public copy to withdraw."""

    def __init__(self, foi_request: object) -> None:
        super().__init__(f"{foi_request} is not published.")


class NotADraft(Exception):
    """The case is filed already: its particulars, and with them its address, stay as they are."""

    def __init__(self, foi_request: object) -> None:
        super().__init__(f"{foi_request} is no draft any more.")


class ChangedMeanwhile(Exception):
    """Somebody else changed the case after it was shown to whoever changes it now. Nothing was overwritten."""

    def __init__(self, foi_request: object) -> None:
        super().__init__(f"{foi_request} was changed by somebody else in the meantime.")


class CannotCorrect(Exception):
    """A correction that makes no sense for the letter as it is now, in words that say why."""


class CannotUndo(CannotCorrect):
    """A correction that stays until another one is undone. `first`: that one."""

    def __init__(self, why: str, first: Any) -> None:
        super().__init__(why)
        self.first = first


class CannotChange(Exception):
    """An act that makes no sense for a case as it is, in words that say why."""


class LoggedAlready(Exception):
    """The same message or file was logged before. `case` is the case that it made."""

    def __init__(self, case: object) -> None:
        super().__init__(f"This was logged already, as {case}.")
        self.case = case


class CannotErase(Exception):
    """Something of a case is still needed, or nothing of it is left. `reasons` are plain sentences."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class NoWayOut(Exception):
    """This machine reaches no site on the internet."""
