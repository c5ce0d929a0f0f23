"""A second recipient is told of on the command line, and what cannot be one leaves nothing."""

from pathlib import Path

import pytest

from peerkit.crypto import RecipientKind, generate_identity
from tests.terminal.laptop import Laptop, new_laptop

NEW = (
    *("project", "new", "--vault", "lead", "--recovery-code-file", "lead.code", "--name", "Walks"),
    *("--organisation", "Riverside Voices", "--community", "Riverside", "--theme", "Walking"),
    *("--contact", "Amina", "--withdraw-by", "31/3/2099", "--place", "bundles"),
    *("--questionnaire", "social_integration", "--safeguarding-lead", "Bea"),
    *("--safeguarding-deputy", "Cyn", "--lead-passphrase-file", "passphrase"),
    *("--deputy-passphrase-file", "passphrase"),
)


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    made = new_laptop(tmp_path / "home")
    (made.home / "bundles").mkdir()
    return made


def left(laptop: Laptop) -> set[str]:
    return {path.name for path in laptop.home.iterdir()}


@pytest.mark.parametrize(
    ("written", "status"),
    [
        (str(generate_identity(RecipientKind.X25519).recipient()), 38),
        (str(generate_identity()), 38),
        ("age1pq" + "q" * 100, 38),
        ("age1pq1" + "\u0119", 38),
    ],
    ids=["another kind", "a secret key", "no key", "no letters"],
)
def test_what_cannot_be_one_leaves_nothing(laptop: Laptop, written: str, status: int) -> None:
    (laptop.home / "key").write_text(written, encoding="utf-8")
    before = left(laptop)
    ran = laptop.run((*NEW, "--second-recipient", "Tess", "--second-recipient-key", "key"))
    assert ran.status == status, ran.err
    assert before == left(laptop)
    assert written not in ran.out + ran.err


def test_a_key_of_their_own_is_taken_and_shown_to_whoever_joins(laptop: Laptop) -> None:
    recipient = generate_identity().recipient()
    (laptop.home / "key").write_text(f"# Tess\n{recipient}\n", encoding="ascii")
    ran = laptop.run((*NEW, "--second-recipient", " Tess ", "--second-recipient-key", "key"))
    assert ran.status == 0, ran.err
    assert "second-recipient.age" not in left(laptop)
    people = laptop.run(("project", "people", "--vault", "lead", "--json"))
    assert '"name": "Tess"' in people.out
    assert '"state": "second_recipient"' in people.out
