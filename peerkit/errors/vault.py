"""What can go wrong with vaults, passphrases, files and terminals: statuses 20 to 39."""

from peerkit.errors.branches import FileFaultError, MisuseError, OurError

STATUSES = range(20, 40)


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


class WrongIdentityPassphraseError(WrongPassphraseError):
    """The passphrase does not open a safeguarding identity file."""

    code = "wrong_identity_passphrase"


class WrongRecoveryCodeError(MisuseError):
    """No slot opens with that recovery code."""

    code = "wrong_recovery_code"
    exit_status = 23


class ForeignSheetError(WrongRecoveryCodeError):
    """A sheet of keys is whole, and holds another project's."""

    code = "foreign_sheet"


class MistypedCodeError(MisuseError):
    """A code's check symbols do not fit: a symbol is mistyped. Values: `symbols` (expected)."""

    code = "mistyped_code"
    exit_status = 24


class MistypedSheetError(MistypedCodeError):
    """A line of a sheet of keys has a slip. Values: `line` (0: the lines are of two sheets)."""

    code = "mistyped_sheet"


class VaultInUseError(MisuseError):
    """Another window has the vault open. Values: `name`."""

    code = "vault_in_use"
    exit_status = 25


class VaultTooNewError(MisuseError):
    """A newer peerkit wrote the vault. Values: `found`, `known` (schema versions)."""

    code = "vault_too_new"
    exit_status = 26


class BackupTooNewError(VaultTooNewError):
    """A newer peerkit made the backup. Values: `found`, `known` (format versions)."""

    code = "backup_too_new"


class VaultDamagedError(OurError):
    """The database or the key file is damaged or was altered. Values: `part`, `problem`."""

    code = "vault_damaged"
    exit_status = 27


class BackupDamagedError(VaultDamagedError):
    """A backup is not whole, was altered, or is none at all. Values: `part`."""

    code = "backup_damaged"


class AuditBrokenError(VaultDamagedError):
    """The log of the vault's own events does not verify. Values: `number` (of the entry)."""

    code = "audit_broken"


class AuditCutError(AuditBrokenError):
    """The log lost entries, or an older vault was put back. Values: `number` (of what says so)."""

    code = "audit_cut"


class DrillFailedError(VaultDamagedError):
    """Ways back into a vault would not have worked. Values: `n` (how many)."""

    code = "drill_failed"


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


class InputNotUtf8Error(LocaleNotUtf8Error):
    """Bytes that are no UTF-8 came in; to keep them would spoil what somebody said."""

    code = "input_not_utf8"


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


class SecretKeyGivenError(UnreadableKeyError):
    """What should be given away, a recipient, is what should be kept: an identity."""

    code = "secret_key_given"


class OtherKindOfKeyError(UnreadableKeyError):
    """A second recipient is not of the kind of the organisation's own. Values: `kind` (its own)."""

    code = "other_kind_of_key"


class OwnKeyGivenError(UnreadableKeyError):
    """A second recipient is the organisation's own, or is there already."""

    code = "own_key_given"
