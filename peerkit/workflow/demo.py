"""The whole story in a throw-away folder: from a questionnaire to the CE team's table.

Everything is done by the same workflow that the commands call, on real vaults with real keys; only
the people, their answers (`sample/`) and the times are made up and fixed.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

from peerkit.bundle import Safeguarding
from peerkit.crypto import LOWEST_COSTS
from peerkit.frozen import frozen
from peerkit.record import RecordKind, subject_of
from peerkit.report import Entry
from peerkit.values import write_instant
from peerkit.vault import Vault, create_vault
from peerkit.workflow.belonging.project import Details, Project, find_project
from peerkit.workflow.exchange.merging import SUFFIX, Fate
from peerkit.workflow.exchange.merging_by_hand import merge_paths
from peerkit.workflow.exchange.syncing import Synced, sync
from peerkit.workflow.exchange.withdrawing import withdraw
from peerkit.workflow.interviews.answering import Status, conduct
from peerkit.workflow.interviews.answers_file import read_answers
from peerkit.workflow.looking.exporting import Entries, ExportFormat, export
from peerkit.workflow.looking.listing import Listed, Where, list_interviews
from peerkit.workflow.projects.founding import (
    Guardian,
    enter_programme,
    found_project,
    make_safeguarding,
    read_programme_kit,
)
from peerkit.workflow.projects.joining import join
from peerkit.workflow.projects.kits import make_kit
from peerkit.workflow.questionnaires.shelf import Sheet, find_source, read_sheet

PASSPHRASE = "nothing in this demo is secret"  # noqa: S105 - the demo says so on the screen
"""For the same reason its vaults open at the lowest costs: nobody waits for a lock on nothing."""

_LEAST_WORK = 1
_BEGAN = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
_WITHDRAW_BY = "2027-03-31"
_CONFIRMED = {"ro": "Elena Marin (fictional)", "so": "Hodan Warsame (fictional)"}

Tell = Callable[..., None]
"""`tell(code, **values)` says one line of the story."""


@dataclass(slots=True)
class _Clock:
    """The demo's time: it moves on by a minute whenever somebody looks."""

    moment: datetime = _BEGAN

    def now(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment

    def at(self) -> str:
        return write_instant(self.now())

    def sleep(self, days: int) -> None:
        self.moment += timedelta(days=days)


@frozen
class TableRow:
    """One line of the programme's table: an organisation and its interviews by language."""

    organisation: str
    form_id: str
    languages: str
    interviews: int


@frozen
class DemoResult:
    """What the story ended with: the programme's table, and the files that it exported."""

    rows: tuple[TableRow, ...]
    files: tuple[Path, ...]


@frozen
class _Stage:
    """The folder, the open vaults and the clock of one performance."""

    folder: Path
    tell: Tell
    vaults: ExitStack
    safeguarding: Safeguarding
    clock: _Clock = field(default_factory=_Clock)

    def vault(self, name: str) -> Vault:
        """Return a new vault under the demo's own home."""
        home = self.folder / "vaults"
        home.mkdir(exist_ok=True)
        at = self.clock.at()
        vault, _ = create_vault(home / name, PASSPHRASE, at=at, costs=LOWEST_COSTS)
        return self.vaults.enter_context(vault)

    def place(self, name: str) -> str:
        """Return a folder where bundles are left."""
        path = self.folder / "places" / name
        path.mkdir(parents=True, exist_ok=True)
        return str(path)


def perform(folder: Path, tell: Tell) -> DemoResult:
    """Return how the story ended; the folder, which exists, holds everything that it made."""
    with ExitStack() as vaults:
        stage = _Stage(folder, tell, vaults, _safeguarding(folder / "safeguarding"))
        tell("demo.opening")
        programme = _found_programme(stage)
        harbour = _enter(stage, programme, "Harbour Voices", "harbour", "social_integration")
        orchard = _enter(stage, programme, "Orchard Community Circle", "orchard", "green_spaces")
        first, second = (_join(stage, harbour, f"harbour-r0{n}") for n in (1, 2))
        third = _join(stage, orchard, "orchard-r01")
        for vault, sample, questionnaire in (
            (first, "researcher_1", "social_integration"),
            (second, "researcher_2", "social_integration"),
            (third, "researcher_3", "green_spaces"),
        ):
            _interview(stage, vault, sample, questionnaire)
        _hand_over(stage, harbour, orchard, programme, first, third)
        _arrive_late(stage, second, harbour, programme)
        _withdraw(stage, first, harbour, programme)
        return _finish(stage, programme)


def _safeguarding(keys: Path) -> Safeguarding:
    keys.mkdir()
    names = ("Amara Cole (fictional)", "Ion Radu (fictional)")
    lead, deputy = (Guardian(name, PASSPHRASE, _LEAST_WORK) for name in names)
    return make_safeguarding(lead, deputy, keys)


def _found_programme(stage: _Stage) -> Vault:
    vault = stage.vault("city-hall")
    found_project(vault, _details(stage, "City Hall CE team", "Citizen-led", "city"), [])
    stage.tell("demo.programme")
    return vault


def _details(stage: _Stage, organisation: str, name: str, place: str) -> Details:
    return Details(
        name=name,
        organisation=organisation,
        contact=f"{organisation}, 020 7946 0000",
        withdraw_by=_WITHDRAW_BY,
        safeguarding=stage.safeguarding,
        is_programme=place == "city",
        communities=("Londoners who made this demo up",),
        theme="Belonging",
        place=stage.place(place),
    )


def _enter(stage: _Stage, programme: Vault, name: str, place: str, questionnaire: str) -> Vault:
    """Return the vault of an organisation that entered the programme with its kit."""
    made = make_kit(programme, stage.clock.at(), organisation=name)
    kit = read_programme_kit(made.data, " ".join(made.words))
    vault = stage.vault(place)
    details = _details(stage, name, f"{name}: listening", place)
    enter_programme(vault, made.data, kit, details, [_sheet(questionnaire)])
    stage.tell("demo.organisation", name=name, words=" ".join(made.words))
    return vault


def _join(stage: _Stage, lead: Vault, name: str) -> Vault:
    """Return the vault of a researcher who joined with the lead's kit and its six words."""
    made = make_kit(lead, stage.clock.at(), name=name, confirmed=_CONFIRMED)
    vault = stage.vault(name)
    join(vault, made.data, " ".join(made.words), is_same_organisation=False)
    stage.tell("demo.researcher", code=made.code, name=name)
    return vault


def _interview(stage: _Stage, vault: Vault, sample: str, questionnaire: str) -> None:
    data = (files("peerkit") / "workflow" / "sample" / f"{sample}.jsonl").read_bytes()
    given = read_answers(f"{sample}.jsonl", data)
    results = list(conduct(vault, _sheet(questionnaire), given, None, stage.clock.now))
    recorded = sum(one.status is Status.RECORDED for one in results)
    if recorded != len(given):
        raise AssertionError("every interview of the sample is sound")
    stage.tell("demo.interviews", n=recorded, name=vault.folder.name)


def _hand_over(
    stage: _Stage, harbour: Vault, orchard: Vault, programme: Vault, first: Vault, third: Vault
) -> None:
    """Two researchers hand over, one bundle comes twice, the organisations forward."""
    stage.clock.sleep(1)
    for vault in (first, third):
        sync(vault, stage.clock.at())
    (bundle, *_) = (first.folder / "outbox").glob(f"*{SUFFIX}")
    for vault in (harbour, orchard):
        done = sync(vault, stage.clock.at())
        stage.tell("demo.merged", n=_merged(done), name=vault.folder.name)
    again = merge_paths(harbour, [bundle], stage.clock.at())
    if again.merged[0].fate is not Fate.KNOWN:
        raise AssertionError("a bundle that comes twice is known")
    stage.tell("demo.twice")
    sync(programme, stage.clock.at())
    stage.tell("demo.forwarded", n=_counted(programme))


def _arrive_late(stage: _Stage, second: Vault, harbour: Vault, programme: Vault) -> None:
    """Let the bundle of a researcher who was away come late, and merge like any other."""
    stage.clock.sleep(12)
    for vault in (second, harbour, programme, second):
        sync(vault, stage.clock.at())
    receipted = sum(one.where is Where.MERGED for one in list_interviews(second))
    stage.tell("demo.late", n=receipted, total=_counted(programme))


def _withdraw(stage: _Stage, first: Vault, harbour: Vault, programme: Vault) -> None:
    """Let a participant show the code on the slip, and the withdrawal travel to every holder."""
    stage.clock.sleep(3)
    listed = _withdrawable(list_interviews(first), programme)
    before = _counted(programme)
    if listed.slip is None:
        raise AssertionError("an interview that was held here has its slip here")
    withdraw(first, listed.slip.code, stage.clock.at())
    stage.tell("demo.withdrawn", participant=listed.code)
    for vault in (first, harbour, programme):
        sync(vault, stage.clock.at())
    stage.tell("demo.withdrawal_travelled", before=before, after=_counted(programme))


def _withdrawable(listed: list[Listed], programme: Vault) -> Listed:
    """Return the first interview that reached the programme."""
    project = _project(programme)
    reached = {one.subject for one in programme.outlines.list(project.id, RecordKind.PROJECTION)}
    return next(
        one for one in listed if one.slip is not None and subject_of(one.slip.code) in reached
    )


def _finish(stage: _Stage, programme: Vault) -> DemoResult:
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for entry in _entries(programme):
        languages = counts.setdefault((entry.organisation, entry.submission.form_id), {})
        languages[entry.submission.language] = languages.get(entry.submission.language, 0) + 1
    rows = tuple(
        TableRow(organisation, form, ", ".join(sorted(languages)), sum(languages.values()))
        for (organisation, form), languages in sorted(counts.items())
    )
    today = stage.clock.now().date().isoformat()
    written = export(programme, ExportFormat.CSV, stage.folder / "export", today)
    return DemoResult(rows, written.files)


def _sheet(name: str) -> Sheet:
    return read_sheet(*find_source(name))


def _entries(programme: Vault) -> Iterator[Entry]:
    return iter(Entries(programme, _project(programme)))


def _project(programme: Vault) -> Project:
    project = find_project(programme)
    if project is None:
        raise AssertionError("the programme was founded in the first scene")
    return project


def _counted(programme: Vault) -> int:
    return sum(1 for _ in _entries(programme))


def _merged(done: Synced) -> int:
    return sum(one.fate is Fate.MERGED for one in done.merged)
