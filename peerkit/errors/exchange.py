"""What can go wrong with seals, records, bundles, kits and projects: statuses 40 to 59."""

from peerkit.errors.branches import MisuseError, OtherPartyError, OurError

STATUSES = range(40, 60)


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


class KitKnownError(AlreadyJoinedError):
    """A kit of the vault's project says nothing that the vault does not know."""

    code = "kit_known"


class KitOlderError(AlreadyJoinedError):
    """A kit of the vault's project was made before its last renewal."""

    code = "kit_older"


class RenewalTooLargeError(BundleTooLargeError):
    """A project's questionnaires are together too large to travel by sync."""

    code = "renewal_too_large"


class NotJoinedError(MisuseError):
    """The vault has joined no project and holds none."""

    code = "not_joined"
    exit_status = 50


class RestoredError(NotJoinedError):
    """A restored vault shows and adds nothing before it knows what was withdrawn since."""

    code = "restored"


class PlaceKnownError(NotJoinedError):
    """A restored vault has a place to ask what was withdrawn since. Values: `place`."""

    code = "place_known"


class RestoredGapError(NotJoinedError):
    """The place does not hold all of a restored vault's own records. Values: `first`, `last`."""

    code = "restored_gap"


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


class NoProgrammePlaceError(NoPlaceError):
    """An organisation knows no place for its programme's bundles."""

    code = "no_programme_place"


class WithdrawalCodeUnknownError(MisuseError):
    """No interview here has that withdrawal code."""

    code = "withdrawal_code_unknown"
    exit_status = 54


class NoSuchStatementError(WithdrawalCodeUnknownError):
    """An interview was not asked that consent statement. Values: `statement`, `asked`."""

    code = "no_such_statement"


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


class RescueFileError(NotAddressedError):
    """A file is no call for help, or one to another organisation."""

    code = "rescue_file"


class NoRescueError(NotJoinedError):
    """No organisation holds a code for this vault: it never joined a project."""

    code = "no_rescue"


class ProjectUnknownError(NoProjectError):
    """A sheet of keys does not say what its project is: that stands in a kit, or at the place."""

    code = "project_unknown"


class NothingAtPlaceError(PlaceUnreachableError):
    """A place holds nothing that the project's own vault left there. Values: `place`."""

    code = "nothing_at_place"
