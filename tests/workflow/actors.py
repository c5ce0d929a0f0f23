"""A programme, an organisation and devices, each with a real vault, made in no time.

story = Story(tmp_path)
amina = story.device("amina")
amina.record("R1", {"story": "…"})
story.sync(amina, story.organisation, story.programme)
"""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from peerkit.bundle import Safeguarding, SafeguardingPerson
from peerkit.crypto import generate_identity
from peerkit.record import RecordKind, subject_of
from peerkit.values import write_instant
from peerkit.vault import Vault
from peerkit.workflow.belonging.project import Details, find_project
from peerkit.workflow.exchange.syncing import Synced, sync
from peerkit.workflow.exchange.withdrawing import withdraw
from peerkit.workflow.interviews.answering import Conducted, Status, conduct
from peerkit.workflow.interviews.answers_file import Given, GivenInterview
from peerkit.workflow.interviews.slips import Slip
from peerkit.workflow.looking.exporting import Entries, ExportFormat, export
from peerkit.workflow.looking.listing import list_interviews
from peerkit.workflow.projects.founding import enter_programme, found_project, read_programme_kit
from peerkit.workflow.projects.joining import join
from peerkit.workflow.projects.kits import MadeKit, make_kit
from peerkit.workflow.questionnaires.shelf import Sheet, read_sheet
from peerkit.workflow.questionnaires.terms import Terms, keep_terms
from tests.vault.vaults import open_copy

SOURCE = b"""\
peerkit: 1
form_id: voices
version: 1
title: {en: Voices, ro: Voci}
default_language: en
languages: {en: English, ro: "Rom\xc3\xa2n\xc4\x83"}
information:
  en: "{organisation} asks, for {shared_with}; until {withdraw_by} ask {contact}."
  ro: "{organisation} \xc3\xaentreab\xc4\x83, pentru {shared_with}; {withdraw_by}; {contact}."
limits: {en: Private but for serious harm., ro: Privat.}
consent:
  - {name: take_part, purpose: take_part, audience: organisation, essential: yes,
     label: {en: I take part., ro: Particip.}}
  - {name: share, purpose: answers, audience: programme,
     label: {en: "Share with {shared_with}.", ro: "C\xc4\x83tre {shared_with}."}}
  - {name: health, purpose: sensitive_health, audience: programme,
     label: {en: Share about health., ro: Despre s\xc4\x83n\xc4\x83tate.}}
  - {name: reach, purpose: contact, audience: organisation,
     label: {en: You may call me., ro: M\xc4\x83 pute\xc8\x9bi suna.}}
choices:
  yn: {y: {en: "Yes", ro: Da}, n: {en: "No", ro: Nu}}
survey:
  - {type: text, name: story, label: {en: "Tell us.", ro: "Spune\xc8\x9bi-ne."}}
  - {type: select_one yn, name: ill, label: {en: Are you ill?, ro: "Bolnav?"}, sensitive: health}
  - {type: text, name: illness, label: {en: What is it?, ro: "Ce?"}, sensitive: health,
     relevant: "${ill} = 'y'"}
  - {type: text, name: street, label: {en: Which street?, ro: Strada?}, pii: yes}
  - {type: integer, name: years, label: {en: How long?, ro: "C\xc3\xa2t?"}, constraint: ". < 100"}
  - type: repeat
    name: member
    label: {en: Somebody, ro: Cineva}
    questions:
      - {type: integer, name: age, label: {en: How old?, ro: "V\xc3\xa2rsta?"}}
"""

CONSENT = {"take_part": True, "share": True, "health": True, "reach": True}
WITHDRAW_BY = "2027-03-31"


@cache
def sheet() -> Sheet:
    return read_sheet("voices.yaml", SOURCE)


@cache
def guardians() -> Safeguarding:
    lead, deputy = (str(generate_identity().recipient()) for _ in range(2))
    return Safeguarding(SafeguardingPerson("Ade", lead), SafeguardingPerson("Bo", deputy))


@dataclass(slots=True)
class Clock:
    """The story's time: it moves on by a minute whenever somebody looks."""

    moment: datetime = field(default=datetime(2026, 11, 21, 9, 0, tzinfo=UTC))

    def now(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment

    def at(self) -> str:
        return write_instant(self.now())


@dataclass(slots=True)
class Actor:
    """Somebody with an open vault."""

    vault: Vault
    clock: Clock
    made: MadeKit | None = None

    def record(self, story: str, **more: Any) -> Conducted:
        """Hold one interview, which tells `story`; `answers` and `consent` add to the usual."""
        answers = {"story": story} | more.pop("answers", {})
        consent = CONSENT | more.pop("consent", {})
        [conducted] = self.conduct(interview(answers, consent, **more))
        assert conducted.status is Status.RECORDED, conducted
        return conducted

    def conduct(self, *given: Given) -> list[Conducted]:
        return list(conduct(self.vault, sheet(), given, None, self.clock.now))

    def sync(self) -> Synced:
        return sync(self.vault, self.clock.at())

    def withdraw(self, code: str) -> int:
        return withdraw(self.vault, code, self.clock.at())

    def where(self) -> list[str]:
        return [one.where.value for one in list_interviews(self.vault)]

    def slips(self) -> list[Slip]:
        return [one.slip for one in list_interviews(self.vault) if one.slip is not None]

    def stories(self) -> list[str]:
        """Return the stories that an export would tell, sorted."""
        project = find_project(self.vault)
        assert project is not None
        answers = (entry.submission.answers for entry in Entries(self.vault, project))
        return sorted(
            str(answer.value)
            for each in answers
            for address, answer in each.items()
            if address.name == "story"
        )

    def export(self, folder: Path) -> dict[str, bytes]:
        written = export(self.vault, ExportFormat.CSV, folder, "2026-12-01")
        return {path.name: path.read_bytes() for path in written.files}

    def bundles(self) -> list[Path]:
        return sorted(self.vault.outbox.glob("*.pkb"))


def interview(
    answers: Mapping[str, Any], consent: Mapping[str, bool] = CONSENT, **more: Any
) -> GivenInterview:
    from peerkit.values import ConsentState

    states = {name: ConsentState.YES if yes else ConsentState.NO for name, yes in consent.items()}
    return GivenInterview(line=1, answers=answers, consent=states, **more)


class Story:
    """A programme, an organisation that entered it, and devices that join the organisation."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self.vaults = ExitStack()
        self.programme = self.actor("city")
        found_project(self.programme.vault, self.details("city", is_programme=True), [])
        self.organisation = self.enter("harbour")

    def close(self) -> None:
        self.vaults.close()

    def actor(self, name: str) -> Actor:
        """Return somebody with a new vault that has joined nothing."""
        return Actor(
            self.vaults.enter_context(open_copy(self.folder / "vaults" / name)), self.clock
        )

    def loner(self, name: str) -> Actor:
        """Return somebody who has joined nothing and said for whom they ask."""
        actor = self.actor(name)
        keep_terms(actor.vault, Terms("Harbour", "Ana, 020 7946 0000", WITHDRAW_BY))
        return actor

    def place(self, name: str) -> Path:
        path = self.folder / "places" / name
        path.mkdir(parents=True, exist_ok=True)
        return path

    def details(self, name: str, *, is_programme: bool = False) -> Details:
        return Details(
            name=f"{name} listens",
            organisation=name.title(),
            contact="Ana, 020 7946 0000",
            withdraw_by=WITHDRAW_BY,
            safeguarding=guardians(),
            is_programme=is_programme,
            communities=("Sailors",),
            theme="Belonging",
            place=str(self.place(name)),
        )

    def enter(self, name: str) -> Actor:
        """Return an organisation that entered the programme."""
        made = make_kit(self.programme.vault, self.clock.at(), organisation=name.title())
        kit = read_programme_kit(made.data, " ".join(made.words))
        actor = self.actor(name)
        enter_programme(actor.vault, made.data, kit, self.details(name), [sheet()])
        actor.made = made
        return actor

    def kit(self, lead: Actor | None = None) -> MadeKit:
        vault = (lead or self.organisation).vault
        return make_kit(vault, self.clock.at(), name="Amina", confirmed={"ro": "Elena"})

    def device(self, name: str, lead: Actor | None = None) -> Actor:
        """Return a researcher who joined the organisation."""
        made = self.kit(lead)
        actor = self.actor(name)
        join(actor.vault, made.data, " ".join(made.words), is_same_organisation=False)
        actor.made = made
        return actor

    def sync(self, *actors: Actor) -> None:
        """Let each sync in turn; nothing is refused."""
        for actor in actors:
            done = actor.sync()
            assert [one.refusal for one in done.merged if one.refusal is not None] == []

    def everybody(self, *devices: Actor) -> None:
        """Let everything travel up, and what follows travel down."""
        up = (*devices, self.organisation, self.programme)
        self.sync(*up, self.organisation, *devices)


def every_cell(vault: Vault) -> list[bytes]:
    """Return every value of every table of the vault, decrypted."""

    def work(database: Any) -> list[bytes]:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return [
            value if isinstance(value, bytes) else str(value).encode()
            for (table,) in tables
            for row in database.execute(f"SELECT * FROM {table}")
            for value in row
        ]

    return vault._writer.read(work)


def state_of(vault: Vault, *, without: frozenset[str] = frozenset()) -> list[tuple[Any, ...]]:
    """Return all rows of all tables but `without`, sorted, less the order in which they came.

    The log of what was done is left out: it grows where nothing else changes.
    """

    def work(database: Any) -> list[tuple[Any, ...]]:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return sorted(
            (table, *(str(value) for name, value in row.items() if name not in {"row", "number_"}))
            for (table,) in tables
            if table not in without | {"audit"}
            for row in database.query(f"SELECT * FROM {table}")
            if row.get("name") != "audit_tip"
        )

    return vault._writer.read(work)


def holds(vault: Vault, words: str) -> bool:
    """Tell whether any table of the vault, or any file beside it, holds the words."""
    form = words.encode()
    beside = (path.read_bytes() for path in vault.folder.rglob("*") if path.is_file())
    return any(form in each for each in (*every_cell(vault), *beside))


def kinds(vault: Vault) -> list[str]:
    """Return the kinds of the records that have bodies, in every project, sorted."""
    rows = vault._writer.read(
        lambda database: database.execute(
            "SELECT kind FROM records WHERE body IS NOT NULL ORDER BY kind"
        ).fetchall()
    )
    return [kind for (kind,) in rows]


def subject(code: str) -> str:
    return subject_of(code)


__all__ = ["Actor", "Clock", "RecordKind", "Story", "every_cell", "holds", "interview", "kinds"]
