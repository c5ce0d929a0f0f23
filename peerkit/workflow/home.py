"""Home: what a person finds when peerkit opens, and what they can do next.

Laws:
- Home is facts; each face words and draws them, and returns one of `choices`.
- A choice is offered only where it can be carried out.
- Nothing that was said in an interview is among the facts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from peerkit.frozen import frozen
from peerkit.record.bodies.training import TrainingPart
from peerkit.values import read_instant
from peerkit.vault import Vault
from peerkit.workflow.belonging.holds import is_holding
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.custody.backing_up import days_without_backup
from peerkit.workflow.custody.drill_log import DrillDue, drill_due
from peerkit.workflow.custody.due import count_due
from peerkit.workflow.interviews.afterwards import owes_debrief
from peerkit.workflow.interviews.concern_report import find_draft
from peerkit.workflow.interviews.training import training_log
from peerkit.workflow.looking.listing import SHORT_ID, Where, count_interviews
from peerkit.workflow.projects.news import Change, ChangeKind, find_news
from peerkit.workflow.safeguarding.lone_working import Outing, find_outing, is_overdue


class HomeChoice(StrEnum):
    """What can be done from home, in the order of its numbers. Words: `home.choice.<value>`."""

    START = "start"
    RESUME = "resume"
    SAFE = "safe"
    """I am back, and whoever waited for me knows (only where lone working is recorded)."""
    DEBRIEF = "debrief"
    """The researcher's own debrief, where one is still open."""
    MY_INTERVIEWS = "my_interviews"
    HAND_OVER = "hand_over"
    JOIN = "join"
    PRACTISE = "practise"
    TRAINING = "training"
    WITHDRAW = "withdraw"
    SAID_NO = "said_no"
    """An approach that was refused, before an interview was opened."""
    LEAVE = "leave"


class ReminderKind(StrEnum):
    """What home reminds of. Words: `home.reminder.<value>`, with the reminder's values."""

    OVERDUE = "overdue"
    """Values: `buddy`, `until`. It comes with `lone.no_alarm`: nobody was told."""
    RESTORED = "restored"
    """No words are shown before a sync."""
    CONCERN = "concern"
    """One is written and not filed; it waits in an interview that is paused."""
    DEBRIEF = "debrief"
    TRAINING = "training"
    TRAINING_PRACTICE = "training_practice"
    """Practice alone is missing."""
    TRAINING_QUESTIONS = "training_questions"
    """The questions alone are missing."""
    HAND_OVER = "hand_over"
    """Values: `n` interviews."""
    ONLY_COPY = "only_copy"
    """Values: `n` interviews that no project receives yet."""
    BACKUP = "backup"
    """Values: `n` days without a backup."""
    DUE = "due"
    """Values: `n` things that should be kept no longer; only somebody's word erases them."""
    DRILL = "drill"
    """Values: `n` months without a drill."""
    FIRST_DRILL = "first_drill"


@frozen
class Reminder:
    """One line that home shows before its choices; `ChangeKind` is what the lead has changed."""

    kind: ReminderKind | ChangeKind
    values: Mapping[str, str | int] = field(default_factory=dict)


@frozen
class Unfinished:
    """An interview that waits to be gone on with. `code` is what `resume` calls it."""

    interview: str
    code: str
    title: str
    begun_at: str


@frozen
class Home:
    """The facts of a home screen. `next` is the choice that its one Next line speaks of."""

    project: str
    is_practice: bool
    unfinished: tuple[Unfinished, ...]
    recorded: int
    not_handed_over: int
    reminders: tuple[Reminder, ...]
    choices: tuple[HomeChoice, ...]
    next: HomeChoice


@frozen
class _Facts:
    """What decides which choices are offered, what is reminded of, and what is next."""

    project: str
    is_practice: bool
    is_joined: bool
    counts: Mapping[Where, int]
    outing: Outing | None
    has_concern: bool
    owes_debrief: bool
    missing: tuple[TrainingPart, ...]
    is_holding: bool
    days_without_backup: int | None
    due: int
    news: tuple[Change, ...]
    drill_due: DrillDue | None

    def count(self, *wheres: Where) -> int:
        return sum(self.counts.get(where, 0) for where in wheres)

    @property
    def kept_here(self) -> int:
        """How many finished interviews nobody else has yet."""
        return self.count(Where.WAITING, Where.HERE)


def home(vault: Vault, now: datetime) -> Home:
    """Return what home shows of that vault at that time."""
    facts = _look(vault, now)
    return Home(
        project=facts.project,
        is_practice=vault.is_practice,
        unfinished=() if facts.is_holding else tuple(unfinished(vault)),
        recorded=facts.count(
            *(Where.WAITING, Where.HERE, Where.HANDED_OVER, Where.MERGED, Where.FREED)
        ),
        not_handed_over=facts.kept_here,
        reminders=tuple(_reminders(facts, now)),
        choices=_choices(facts),
        next=_next(facts),
    )


def _look(vault: Vault, now: datetime) -> _Facts:
    membership, project, log = find_membership(vault), find_project(vault), training_log(vault)
    counts = count_interviews(vault)
    name = "" if membership is None else membership.kit.name
    return _Facts(
        project=name if project is None else project.details.name,
        is_practice=vault.is_practice,
        is_joined=membership is not None or project is not None,
        counts=counts,
        outing=find_outing(vault),
        has_concern=_has_concern(vault),
        owes_debrief=owes_debrief(vault),
        missing=log.missing if log.is_required else (),
        is_holding=is_holding(vault),
        days_without_backup=days_without_backup(vault, now),
        news=find_news(vault, now),
        due=0 if is_holding(vault) else sum(count_due(vault, now.date().isoformat()).values()),
        drill_due=drill_due(vault, now, counts),
    )


def _has_concern(vault: Vault) -> bool:
    """Tell whether a concern is written in an interview that waits, and not filed."""
    waiting = vault.journal.open_interviews()
    return any(find_draft(vault, one.interview) is not None for one in waiting)


def _choices(facts: _Facts) -> tuple[HomeChoice, ...]:
    """Return what is offered; in practice that is an interview, and what was practised.

    A restored vault shows no words before a sync has told what was withdrawn since.
    """
    left_out = set()
    if not facts.count(Where.PAUSED):
        left_out.add(HomeChoice.RESUME)
    if facts.outing is None:
        left_out.add(HomeChoice.SAFE)
    if not facts.owes_debrief:
        left_out.add(HomeChoice.DEBRIEF)
    left_out.add(HomeChoice.JOIN if facts.is_joined else HomeChoice.HAND_OVER)
    if facts.is_practice:
        left_out |= set(HomeChoice) - _IN_PRACTICE
    if facts.is_holding:
        left_out = set(HomeChoice) - _BEFORE_SYNC
    return tuple(choice for choice in HomeChoice if choice not in left_out)


_IN_PRACTICE = frozenset(
    {HomeChoice.START, HomeChoice.RESUME, HomeChoice.MY_INTERVIEWS, HomeChoice.LEAVE}
)

_BEFORE_SYNC = frozenset({HomeChoice.HAND_OVER, HomeChoice.WITHDRAW, HomeChoice.LEAVE})


def _next(facts: _Facts) -> HomeChoice:
    """Return the most urgent of what is offered."""
    urgent = {
        HomeChoice.SAFE: facts.outing is not None,
        HomeChoice.DEBRIEF: facts.owes_debrief,
        HomeChoice.RESUME: facts.count(Where.PAUSED) > 0,
        HomeChoice.PRACTISE: TrainingPart.PRACTICE in facts.missing,
        HomeChoice.TRAINING: TrainingPart.QUESTIONS in facts.missing,
        HomeChoice.HAND_OVER: facts.is_holding or (facts.is_joined and facts.kept_here > 0),
        HomeChoice.JOIN: not facts.is_joined and facts.kept_here > 0,
    }
    offered = _choices(facts)
    return next(
        (choice for choice, holds in urgent.items() if holds and choice in offered),
        HomeChoice.START,
    )


def _reminders(facts: _Facts, now: datetime) -> Iterator[Reminder]:
    if facts.outing is not None and is_overdue(facts.outing, now):
        until = read_instant(facts.outing.until).astimezone(now.tzinfo)
        values = {"buddy": facts.outing.buddy, "until": f"{until:%H:%M}"}
        yield Reminder(ReminderKind.OVERDUE, values)
    if facts.is_holding:
        yield Reminder(ReminderKind.RESTORED)
    if facts.has_concern:
        yield Reminder(ReminderKind.CONCERN)
    if facts.owes_debrief:
        yield Reminder(ReminderKind.DEBRIEF)
    if facts.missing:
        yield Reminder(_TRAINING[facts.missing])
    if facts.kept_here and not facts.is_practice:
        kind = ReminderKind.HAND_OVER if facts.is_joined else ReminderKind.ONLY_COPY
        yield Reminder(kind, {"n": facts.kept_here})
    yield from (Reminder(one.kind, one.values) for one in facts.news)
    yield from _upkeep_reminders(facts)


def _upkeep_reminders(facts: _Facts) -> Iterator[Reminder]:
    """Yield what can wait until there is time for it."""
    if facts.days_without_backup is not None:
        yield Reminder(ReminderKind.BACKUP, {"n": facts.days_without_backup})
    if facts.due:
        yield Reminder(ReminderKind.DUE, {"n": facts.due})
    yield from _drill_reminder(facts.drill_due)


def _drill_reminder(due: DrillDue | None) -> Iterator[Reminder]:
    if due is None:
        return
    if due.months is None:
        yield Reminder(ReminderKind.FIRST_DRILL)
    else:
        yield Reminder(ReminderKind.DRILL, {"n": due.months})


_TRAINING: Mapping[tuple[TrainingPart, ...], ReminderKind] = {
    (TrainingPart.PRACTICE,): ReminderKind.TRAINING_PRACTICE,
    (TrainingPart.QUESTIONS,): ReminderKind.TRAINING_QUESTIONS,
    tuple(TrainingPart): ReminderKind.TRAINING,
}


def unfinished(vault: Vault) -> Iterator[Unfinished]:
    """Yield the interviews that were begun and not finished, the earliest first."""
    waiting = vault.journal.open_interviews()
    if not waiting:
        return  # what reads a questionnaire is slow to load
    from peerkit.workflow.interviews.paper import read_paper
    from peerkit.workflow.questionnaires.shelf import find_questionnaire

    for one in waiting:
        questionnaire = find_questionnaire(vault, read_paper(one.setting).questionnaire)
        title = ""
        if questionnaire is not None:
            title = questionnaire.title.wording(*2 * (questionnaire.default_language,))[0]
        yield Unfinished(one.interview, one.interview[:SHORT_ID], title, one.begun_at)
