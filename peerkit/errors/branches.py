"""The root of every error that peerkit raises on purpose, and its four branches.

An error carries a code and values; its message and its hint stand in the catalogue
(`words/en/errors.py`) under that code, and only `cli/` turns them into words and an exit status.

Laws:
- Values never hold an answer, a participant's name, a passphrase or a key.
- An error leaves everything as it was before the call that raised it.
- The four branches below answer "whose fault?": the file's, the person's, the other
  party's, ours.
- Exit statuses: 1 unexpected, 2 misuse, 3-19 questionnaire, 20-39 vault, 40-59 bundle,
  60-79 export.
"""

from types import MappingProxyType
from typing import ClassVar

STATUSES = range(1, 3)


class PeerkitError(Exception):
    """An expected failure. `values` fill the placeholders of its message and hint."""

    code: ClassVar[str] = "unexpected"
    exit_status: ClassVar[int] = 1

    def __init__(self, **values: str | int) -> None:
        super().__init__(self.code)
        self.values = MappingProxyType(values)

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.code} ({details})" if details else self.code


class FileFaultError(PeerkitError):
    """A file that somebody wrote has a defect; mending the file mends the error."""

    code = "file_fault"


class MisuseError(PeerkitError):
    """The person asked for something that cannot be done as asked."""

    code = "misuse"
    exit_status = 2


class OtherPartyError(PeerkitError):
    """What another party sent cannot be accepted; they must send it again."""

    code = "other_party"
    exit_status = 40


class OurError(PeerkitError):
    """This machine, or peerkit itself, could not do what it should."""

    code = "ours"


class MissingOptionError(MisuseError):
    """Something that nobody is there to type was not told, or wrongly. Values: `option`."""

    code = "missing_option"


class NothingToldError(MissingOptionError):
    """A change was asked for, and nothing of it was told."""

    code = "nothing_told"


class DayOverError(MissingOptionError):
    """The day that was told is over already. Values: `option`."""

    code = "day_over"


class NoBackupPlaceError(MissingOptionError):
    """Where to put a backup was not told, and there has been none whose place is known."""

    code = "no_backup_place"


class WrongEndingError(MissingOptionError):
    """A file was to be made under a name of another kind. Values: `path`, `endings`."""

    code = "wrong_ending"


class NoLanguageCodeError(MissingOptionError):
    """What was given for a language is not the code of one. Values: `option`."""

    code = "no_language_code"


class TableLanguageError(MissingOptionError):
    """A table of translations is in another language than was said. Values: `asked`, `found`."""

    code = "table_language"


class TrainingNeededError(MisuseError):
    """The project asks for training before the first interview for real."""

    code = "training_needed"


class UnknownPolicyError(MisuseError):
    """A project's policy has no such name, or not that value. Values: `policy`, `allowed`."""

    code = "unknown_policy"


class ApproverError(MisuseError):
    """People under 16 are to take part, and nobody but their researcher approves of it."""

    code = "approver"


class NoSuchConcernError(MisuseError):
    """No concern has that code. Values: `concern`."""

    code = "no_such_concern"


class NoSuchPersonError(MisuseError):
    """Nobody has a kit of the project with that code. Values: `person`."""

    code = "no_such_person"


class NoSecondRecipientError(NoSuchPersonError):
    """Nobody of that name is a second recipient. Values: `person`."""

    code = "no_second_recipient"


class NoSuchReceiverError(MisuseError):
    """The project shares with nobody of that name. Values: `receiver`."""

    code = "no_such_receiver"


class NotConfirmedError(MisuseError):
    """What was typed is not what confirms."""

    code = "not_confirmed"


class ClockDoubtedError(NotConfirmedError):
    """The day that somebody gave is not this computer's. Values: `today`."""

    code = "clock_doubted"


class NotGuardianError(MisuseError):
    """The identity is neither the safeguarding lead's nor the deputy's."""

    code = "not_guardian"
