"""The training log: completed practice, and the questions on consent and safeguarding.

Laws:
- A part is logged when it is completed, once for each time; nothing is logged that the researcher
  is not shown (`training_log`).
- What was practised in the practice vault is logged for whoever it can only have been: for the
  vault that home had open, or for the only vault on this machine.
- Where the project asks for it, no interview for real begins at a screen before both parts are
  completed; what was held on paper is entered all the same.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from peerkit.errors import TrainingNeededError
from peerkit.frozen import frozen
from peerkit.record import RecordKind, read_canonical
from peerkit.record.bodies.training import Training, TrainingPart, read_training, write_training
from peerkit.vault import Vault
from peerkit.workflow.belonging.link import find_former_links
from peerkit.workflow.belonging.policies import find_policies
from peerkit.workflow.interviews.filing import file_alone
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.ledger.chains import find_own_chain

EDITION = 1
"""Of the questions below; a new one when an answer or its reason changes."""

QUESTIONS: Mapping[str, tuple[tuple[str, ...], str]] = MappingProxyType(
    {
        "not_asked": (("yes", "no", "guess"), "no"),
        "optional_no": (("stop", "persuade", "go_on"), "go_on"),
        "unsure": (("go_on", "end_kindly", "relative"), "end_kindly"),
        "secret": (("promise", "later", "limits_first"), "limits_first"),
        "danger": (("note", "call", "finish"), "call"),
        "upset": (("pause", "hurry", "advise"), "pause"),
        "stop": (("reason", "theirs", "keep"), "theirs"),
        "slip": (("too_late", "ask_why", "withdraw"), "withdraw"),
    }
)
"""Each question's choices in their order, and the right one.

Words: `training.<name>`, `training.<name>.<choice>`, `training.<name>.why`.
"""

_PRACTISED = "practised/"


@frozen
class TrainingLog:
    """What is logged about the researcher's training, the earliest first."""

    entries: tuple[Training, ...]
    is_required: bool

    @property
    def missing(self) -> tuple[TrainingPart, ...]:
        """The parts that were never completed."""
        completed = {one.part for one in self.entries}
        return tuple(part for part in TrainingPart if part not in completed)


def training_log(vault: Vault) -> TrainingLog:
    """Return everything that is logged about the training of this vault's researcher."""
    entries = sorted(_entries(vault), key=lambda one: one.at)
    return TrainingLog(tuple(entries), find_policies(vault).get("training_required") is True)


def check_trained(vault: Vault) -> None:
    """Return if an interview for real may begin; raises TrainingNeededError."""
    log = training_log(vault)
    if log.is_required and log.missing:
        raise TrainingNeededError


def log_training(vault: Vault, part: TrainingPart, at: str) -> None:
    """Make the vault's own chain say that the part is completed; without a project it waits."""
    edition = EDITION if part is TrainingPart.QUESTIONS else 0
    body = write_training(Training(at, part, edition))
    file_alone(vault, find_own_chain(vault), RecordKind.TRAINING, at, body)


def note_practised(practice: Vault, interview: str, at: str) -> None:
    """Make the practice vault remember that an interview in it was completed."""
    practice.documents.set(_PRACTISED + interview, at.encode("ascii"))


def credit_practice(practice: Vault, vault: Vault) -> int:
    """Return how many completed practice interviews are logged for that vault's researcher now.

    They are logged before the practice vault forgets them: a kill in between logs one twice.
    """
    names = practice.documents.names(_PRACTISED)
    with vault.transaction():
        for name in names:
            at = (practice.documents.get(name) or b"").decode("ascii")
            log_training(vault, TrainingPart.PRACTICE, at)
    for name in names:
        practice.documents.remove(name)
    return len(names)


def _entries(vault: Vault) -> Iterator[Training]:
    for waiting in vault.waiting.list():
        if waiting.kind == RecordKind.TRAINING:
            yield read_training(read_canonical(waiting.body, len(waiting.body)))
    chain = find_own_chain(vault)
    mine = {(one.project, one.device) for one in find_former_links(vault)}
    if chain is not None:
        mine.add((chain.project, chain.device))
    for project in sorted({project for project, _ in mine}):
        for record in vault.records.by_kind(project, RecordKind.TRAINING):
            if (project, record.head.device) in mine and record.body is not None:
                yield read_training(body_of(record))
