"""Every error that peerkit raises on purpose.

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
    """Something must be told that nobody is there to type, or was told wrongly. Values: `option`."""

    code = "missing_option"
    exit_status = 2


# --- questionnaire (3-19) ---------------------------------------------------------------------


class ExpressionSyntaxError(FileFaultError):
    """An expression does not parse. Values: `column` (1-based), `problem` (a message code)."""

    code = "expression_syntax"
    exit_status = 3


class QuestionnaireFaultyError(FileFaultError):
    """A questionnaire has faults. Values: `path`, `count`."""

    code = "questionnaire_faulty"
    exit_status = 4


class QuestionnaireNotFoundError(MisuseError):
    """No questionnaire has that name or path. Values: `path`."""

    code = "questionnaire_not_found"
    exit_status = 5


class LanguageNotOfferedError(MisuseError):
    """The questionnaire has no such language. Values: `language`, `languages`."""

    code = "language_not_offered"
    exit_status = 6


class LanguageNotReviewedError(MisuseError):
    """Nobody has vouched for the consent wording of that language. Values: `language`."""

    code = "language_not_reviewed"
    exit_status = 7


class AnswersFileError(FileFaultError):
    """A file of answers cannot be read at all. Values: `path`, `line`."""

    code = "answers_file"
    exit_status = 8


class SomeInterviewsFaultyError(FileFaultError):
    """Some interviews of a file of answers were not recorded. Values: `faulty`, `recorded`."""

    code = "some_interviews_faulty"
    exit_status = 9


class IllegalEventError(OurError):
    """An event does not belong to the interview's stage. Values: `event`, `stage`."""

    code = "illegal_event"
    exit_status = 10


class StaleAnswerError(MisuseError):
    """An answer names another question than the one asked. Values: `question`, `current`."""

    code = "stale_answer"
    exit_status = 11


class AnswerRefusedError(MisuseError):
    """An answer breaks the question's type or constraint.

    Values: `question`, `problem` (a message code), and what that message needs; `wording` is the
    questionnaire's own constraint message where it has one.
    """

    code = "answer_refused"
    exit_status = 12


# --- vault (20-39) ----------------------------------------------------------------------------


class VaultMissingError(MisuseError):
    """There is no vault here yet. Values: `path`."""

    code = "vault_missing"
    exit_status = 20


class VaultExistsError(MisuseError):
    """A vault stands where a new one was wanted. Values: `name`."""

    code = "vault_exists"
    exit_status = 21


class WrongPassphraseError(MisuseError):
    """No slot opens with that passphrase."""

    code = "wrong_passphrase"
    exit_status = 22


class WrongRecoveryCodeError(MisuseError):
    """No slot opens with that recovery code."""

    code = "wrong_recovery_code"
    exit_status = 23


class MistypedCodeError(MisuseError):
    """A code's check symbols do not fit: a symbol is mistyped. Values: `symbols` (expected)."""

    code = "mistyped_code"
    exit_status = 24


class VaultInUseError(MisuseError):
    """Another window has the vault open. Values: `name`."""

    code = "vault_in_use"
    exit_status = 25


class VaultTooNewError(MisuseError):
    """A newer peerkit wrote the vault. Values: `found`, `known` (schema versions)."""

    code = "vault_too_new"
    exit_status = 26


class VaultDamagedError(OurError):
    """The database or the key file is damaged or was altered. Values: `part`, `problem`."""

    code = "vault_damaged"
    exit_status = 27


class DiskFullError(OurError):
    """There is no room to write. Values: `path`."""

    code = "disk_full"
    exit_status = 28


class NotWritableError(OurError):
    """A file or folder cannot be written. Values: `path`."""

    code = "not_writable"
    exit_status = 29


class NoVaultChosenError(MisuseError):
    """There are several vaults and none was named. Values: `names`."""

    code = "no_vault_chosen"
    exit_status = 30


class NoPassphraseError(MisuseError):
    """A passphrase is needed and nobody can type one."""

    code = "no_passphrase"
    exit_status = 31


class NoSuchInterviewError(MisuseError):
    """No interview here has that code or number. Values: `interview`."""

    code = "no_such_interview"
    exit_status = 32


class NothingToResumeError(MisuseError):
    """No interview is paused here."""

    code = "nothing_to_resume"
    exit_status = 33


class NotReadableError(MisuseError):
    """A file cannot be read. Values: `path`."""

    code = "not_readable"
    exit_status = 34


class LocaleNotUtf8Error(MisuseError):
    """The terminal's encoding would garble what people say. Values: `encoding`."""

    code = "locale_not_utf8"
    exit_status = 35


class WeakPassphraseError(MisuseError):
    """A new passphrase is too short. Values: `minimum` (characters)."""

    code = "weak_passphrase"
    exit_status = 36


class NoRecoveryCodeFileError(MisuseError):
    """A new vault's recovery code has nowhere to go: no terminal and no file was named."""

    code = "no_recovery_code_file"
    exit_status = 37


class UnreadableKeyError(FileFaultError):
    """A text or bytes that should hold a key do not.

    Values: `kind` (identity, recipient, signing_key, verifying_key).
    """

    code = "unreadable_key"
    exit_status = 38


class VaultNameError(MisuseError):
    """A vault's name is no plain file name on every system. Values: `limit_bytes`."""

    code = "vault_name"
    exit_status = 39


# --- bundle, kit, project (40-59) -------------------------------------------------------------


class BundleDamagedError(OtherPartyError):
    """A bundle is truncated or altered. Values: `part`."""

    code = "bundle_damaged"
    exit_status = 40


class BundleTooLargeError(OtherPartyError):
    """A bundle is over a size limit. Values: `limit_bytes`."""

    code = "bundle_too_large"
    exit_status = 41


class SealError(OtherPartyError):
    """A sealed file cannot be opened; a damaged one and one for somebody else both say this."""

    code = "seal"


class SealDamagedError(SealError):
    """A sealed file is truncated or altered. Values: `part` (armor, header, mac, payload)."""

    code = "seal_damaged"


class NotAddressedError(SealError):
    """A bundle was not sealed for this vault's keys."""

    code = "not_addressed"
    exit_status = 42


class SignatureError(OtherPartyError):
    """A signature does not stand. Values: `problem` (form, namespace, mismatch)."""

    code = "signature"


class NotCanonicalError(OtherPartyError):
    """Bytes are not canonical JSON. Values: `problem` (size, json, form, number, text, …)."""

    code = "not_canonical"


class BodyError(OtherPartyError):
    """A record's body, or another signed object, has a wrong shape. Values: `part`."""

    code = "record_body"


class ForgedRecordError(OtherPartyError):
    """A record's body, its place in the chain or a checkpoint does not verify. Values: `part`."""

    code = "forged_record"


class BundleForgedError(OtherPartyError):
    """A signature, a digest or a chain does not verify. Values: `part`."""

    code = "bundle_forged"
    exit_status = 43


class ForeignBundleError(OtherPartyError):
    """A bundle belongs to another project."""

    code = "foreign_bundle"
    exit_status = 44


class UnknownSenderError(OtherPartyError):
    """A bundle's sender is neither on the roster nor validly enrolling. Values: `device`."""

    code = "unknown_sender"
    exit_status = 45


class BundleTooNewError(OtherPartyError):
    """A newer peerkit made the file. Values: `found`, `known` (format versions)."""

    code = "bundle_too_new"
    exit_status = 46


class KitDamagedError(OtherPartyError):
    """A kit is truncated, altered or not a kit. Values: `part`."""

    code = "kit_damaged"
    exit_status = 47


class KitWordsError(MisuseError):
    """The six words are not the kit's."""

    code = "kit_words"
    exit_status = 48


class AlreadyJoinedError(MisuseError):
    """The vault has joined a project before. Values: `project`."""

    code = "already_joined"
    exit_status = 49


class NotJoinedError(MisuseError):
    """The vault has joined no project and holds none."""

    code = "not_joined"
    exit_status = 50


class NoProjectError(MisuseError):
    """The vault holds no project of its own."""

    code = "no_project"
    exit_status = 51


class PlaceUnreachableError(OurError):
    """The place where bundles are left cannot be reached. Values: `place`."""

    code = "place_unreachable"
    exit_status = 52


class NoPlaceError(MisuseError):
    """No place for bundles was named, neither by the kit nor on the command line."""

    code = "no_place"
    exit_status = 53


class WithdrawalCodeUnknownError(MisuseError):
    """No interview here has that withdrawal code."""

    code = "withdrawal_code_unknown"
    exit_status = 54


class PracticeVaultError(MisuseError):
    """A practice vault cannot join, seal, merge or export."""

    code = "practice_vault"
    exit_status = 55


class SomeBundlesRefusedError(OtherPartyError):
    """Some bundles were refused, the others merged. Values: `refused`, `merged`."""

    code = "some_bundles_refused"
    exit_status = 56


class ProjectExistsError(MisuseError):
    """The vault already holds a project. Values: `project`."""

    code = "project_exists"
    exit_status = 57


class WrongKitKindError(MisuseError):
    """A kit for an organisation was given to `join`, or one for a researcher to `project new`."""

    code = "wrong_kit_kind"
    exit_status = 58


class BundlesWaitingError(OtherPartyError):
    """Some bundles come from devices that are not enrolled yet. Values: `waiting`."""

    code = "bundles_waiting"
    exit_status = 59


# --- export (60-79) ---------------------------------------------------------------------------


class OutputExistsError(MisuseError):
    """The output stands already and was not to be replaced. Values: `path`."""

    code = "output_exists"
    exit_status = 60


class NothingToExportError(MisuseError):
    """No interview may be exported."""

    code = "nothing_to_export"
    exit_status = 61


class InterviewWithoutQuestionnaireError(OtherPartyError):
    """An interview came without the questionnaire that explains it. Values: `form_id`, `version`."""

    code = "interview_without_questionnaire"
    exit_status = 62


class UnknownFormatError(MisuseError):
    """There is no export format of that name. Values: `formats`."""

    code = "unknown_format"
    exit_status = 63
