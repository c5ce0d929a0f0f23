"""What `peerkit project new` asks, in which order, and how little a failure leaves.

Laws:
- Whatever can be wrong is found before anybody is asked anything: the questionnaires, the kit,
  the folder of the safeguarding files, the vault's name, the files of passphrases.
- Whatever has to be asked is asked before anything is made.
- A failure leaves no safeguarding file that this call made.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from peerkit.bundle import Kit, Receiver
from peerkit.cli.asking import (
    ask,
    ask_date,
    ask_or_nothing,
    ask_questionnaires,
    ask_several,
    is_typed,
)
from peerkit.cli.interviews.joining import show_kit
from peerkit.cli.kit_file import read_kit_file, read_kit_words
from peerkit.cli.output import Output
from peerkit.cli.projects.second_recipient import ToldSecond, check_told, second_recipients
from peerkit.cli.secrets import check_new_passphrase, choose_passphrase
from peerkit.cli.vaults import Access, check_new
from peerkit.cli.vaults import new as new_vault
from peerkit.crypto import RecipientKind
from peerkit.errors import NotReadableError, OutputExistsError
from peerkit.frozen import frozen
from peerkit.values import Audience
from peerkit.workflow.belonging.project import Details
from peerkit.workflow.projects.founding import (
    SAFEGUARDING_FILES,
    Guardian,
    enter_programme,
    found_project,
    make_safeguarding,
    read_programme_kit,
)
from peerkit.workflow.questionnaires.shelf import find_source, read_sheet, sheet_of

if TYPE_CHECKING:
    from peerkit.bundle import Safeguarding
    from peerkit.workflow.belonging.policies import Policies


@frozen
class Told:
    """What the command line told of a new project; None is asked for. Days are ISO dates."""

    is_programme: bool
    kit: Path | None
    words: str | None
    name: str | None
    organisation: str | None
    communities: tuple[str, ...]
    theme: str | None
    contact: str | None
    withdraw_by: str | None
    retention: str | None
    receivers: tuple[str, ...]
    place: str | None
    questionnaires: tuple[str, ...]
    policies: "Policies" = field(default_factory=dict)


@frozen
class Guarding:
    """Who looks after safeguarding, as told, and where their identity files go."""

    folder: Path
    lead: str | None = None
    deputy: str | None = None
    lead_passphrase_file: Path | None = None
    deputy_passphrase_file: Path | None = None


@frozen
class _Programme:
    """The kit with which an organisation enters a programme, and the file's bytes."""

    kit: Kit
    data: bytes


def found(
    told: Told, guarding: Guarding, access: Access, output: Output, told_second: ToldSecond
) -> None:
    """Make the project, in a vault of its own, and say what comes next."""
    sheets = [read_sheet(*find_source(name)) for name in told.questionnaires]
    kit_file = None if told.kit is None else read_kit_file(told.kit)
    check_new(access)
    _check_guarding(guarding)
    check_told(told_second, RecipientKind.HYBRID)
    programme = None if kit_file is None else _enter(kit_file, told.words, output)
    if programme is not None and not sheets:
        sheets = [sheet_of(file) for file in programme.kit.questionnaires]
    if told.name is None and is_typed():
        Output().say("command.project_intro")
    asked = _ask_details(told, programme)
    if not sheets and not told.is_programme:
        sheets = [read_sheet(*find_source(name)) for name in ask_questionnaires()]
    lead, deputy = _ask_guardians(guarding, output)
    with (
        second_recipients(told_second, RecipientKind.HYBRID, output) as second,
        _undone_on_failure(guarding.folder),
        new_vault(access, output) as vault,
    ):
        guardians = make_safeguarding(lead, deputy, guarding.folder)
        details = replace(asked.details(guardians), second_recipients=second)
        if programme is None:
            found_project(vault, details, sheets)
        else:
            enter_programme(vault, programme.data, programme.kit, details, sheets)
    output.say("command.founded", name=details.name)
    output.say("command.safeguarding_files", folder=str(guarding.folder.absolute()))
    output.next("status.next_programme" if told.is_programme else "status.next_kit")


def _check_guarding(guarding: Guarding) -> None:
    """Return if both identity files can be made; raises OutputExistsError, NotReadableError."""
    if not guarding.folder.is_dir():
        raise NotReadableError(path=str(guarding.folder))
    for name in SAFEGUARDING_FILES:
        if (guarding.folder / name).exists():
            raise OutputExistsError(path=str(guarding.folder / name))
    for file in (guarding.lead_passphrase_file, guarding.deputy_passphrase_file):
        check_new_passphrase(file)


def _enter(data: bytes, words: str | None, output: Output) -> _Programme:
    """Return the programme's kit, trusted for its six words, having shown it."""
    kit = read_programme_kit(data, read_kit_words(data, words))
    show_kit(kit, output)
    return _Programme(kit, data)


# --- asking -----------------------------------------------------------------------------------


@frozen
class _Asked:
    """Everything about the project but its safeguarding, told or asked for."""

    told: Told
    name: str
    organisation: str
    communities: tuple[str, ...]
    theme: str
    contact: str
    withdraw_by: str
    place: str | None

    def details(self, safeguarding: "Safeguarding") -> Details:
        """Return the project's details."""
        told = self.told
        audience = Audience.PARTNER if told.is_programme else Audience.PROGRAMME
        return Details(
            name=self.name,
            organisation=self.organisation,
            contact=self.contact,
            withdraw_by=self.withdraw_by,
            is_programme=told.is_programme,
            communities=self.communities,
            theme=self.theme,
            retention=told.retention,
            receivers=tuple(Receiver(name, audience) for name in told.receivers),
            place=self.place,
            safeguarding=safeguarding,
            policies=told.policies,
        )


def _ask_details(told: Told, programme: _Programme | None) -> _Asked:
    """Return what was told, and asked for where it was not: one thing at a time."""
    of_kit = None if programme is None else programme.kit.code
    asked = _Asked(
        told,
        name=told.name or ask("command.ask.project_name", "--name"),
        organisation=told.organisation
        or of_kit
        or ask("command.ask.project_organisation", "--organisation"),
        communities=told.communities or tuple(ask_several("command.ask.community", "--community")),
        theme=told.theme or ask("command.ask.theme", "--theme"),
        contact=told.contact or ask("command.ask.contact", "--contact"),
        withdraw_by=told.withdraw_by or ask_date("command.ask.withdraw_by", "--withdraw-by"),
        place=None,
    )
    place = told.place or ask_or_nothing("command.ask.place")
    return asked if place is None else replace(asked, place=str(Path(place).absolute()))


def _ask_guardians(guarding: Guarding, output: Output) -> tuple[Guardian, Guardian]:
    """Return the safeguarding lead and the deputy, each with a passphrase of their own."""
    lead = guarding.lead or ask("command.ask.safeguarding_lead", "--safeguarding-lead")
    deputy = guarding.deputy or ask("command.ask.safeguarding_deputy", "--safeguarding-deputy")
    return (
        _guardian(lead, guarding.lead_passphrase_file, output),
        _guardian(deputy, guarding.deputy_passphrase_file, output),
    )


def _guardian(name: str, file: Path | None, output: Output) -> Guardian:
    if file is None:
        Output().say("command.ask.guardian", name=name)
    return Guardian(name, choose_passphrase(file, output))


@contextmanager
def _undone_on_failure(folder: Path) -> Iterator[None]:
    """Inside the block a failure takes the safeguarding files away; none stood there before."""
    try:
        yield
    except BaseException:
        for name in SAFEGUARDING_FILES:
            (folder / name).unlink(missing_ok=True)
        raise
