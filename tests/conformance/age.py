"""Runs the public age test vectors: `python -m tests.conformance.age FOLDER`.

A vector's header says what must happen: `success` with a digest of the plaintext, or which part
must be refused. Each disagreement is printed, then each vector that does not apply with its
reason, and last the counts. The exit status is 1 if a vector disagrees.
"""

import hashlib
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from peerkit.crypto import (
    open_sealed,
    open_with_passphrase,
    read_armor,
    read_identity,
)
from peerkit.errors import (
    NotAddressedError,
    SealDamagedError,
    UnreadableKeyError,
    WrongPassphraseError,
)

_REFUSALS = {
    "armor": "armor failure",
    "header": "header failure",
    "mac": "HMAC failure",
    "payload": "payload failure",
}


@dataclass(frozen=True, slots=True)
class Vector:
    """One file of the collection."""

    name: str
    expected: str
    plaintext_digest: str | None
    identities: tuple[str, ...]
    passphrases: tuple[str, ...]
    armored: bool
    content: bytes


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one vector. `reason` says why it does not apply, where it does not."""

    vector: Vector
    actual: str
    reason: str = ""

    @property
    def agrees(self) -> bool:
        """Whether what had to happen happened."""
        return self.actual == self.vector.expected


def read_vector(path: Path) -> Vector:
    """Return the vector of one file."""
    head, _, content = path.read_bytes().partition(b"\n\n")
    lines = [line.partition(": ") for line in head.decode("utf-8").split("\n")]
    fields = {name: value for name, _, value in lines}
    if fields.get("compressed") == "zlib":
        content = zlib.decompress(content)
    return Vector(
        name=path.name,
        expected=fields["expect"],
        plaintext_digest=fields.get("payload"),
        identities=tuple(value for name, _, value in lines if name == "identity"),
        passphrases=tuple(value for name, _, value in lines if name == "passphrase"),
        armored=fields.get("armored") == "yes",
        content=content,
    )


def judge(vector: Vector) -> Verdict:
    """Return what opening the vector comes to."""
    try:
        identities = [read_identity(text) for text in vector.identities]
    except UnreadableKeyError:
        return Verdict(vector, "", "its identity is of a kind that peerkit does not know")
    try:
        content = read_armor(vector.content) if vector.armored else vector.content
        if vector.passphrases and not identities:
            plaintext = open_with_passphrase(content, vector.passphrases[0])
        else:
            plaintext = open_sealed(content, identities)
    except SealDamagedError as error:
        return Verdict(vector, _REFUSALS[str(error.values["part"])])
    except (NotAddressedError, WrongPassphraseError):
        return Verdict(vector, "no match")
    is_right = hashlib.sha256(plaintext).hexdigest() == vector.plaintext_digest
    return Verdict(vector, "success" if is_right else "another plaintext")


def judge_folder(folder: Path) -> Iterator[Verdict]:
    """Yield the verdict of each vector in `folder`, by name."""
    for path in sorted(folder.iterdir()):
        yield judge(read_vector(path))


def main(arguments: list[str]) -> int:
    """Print the verdicts and return the exit status."""
    if len(arguments) != 1:
        print("usage: python -m tests.conformance.age FOLDER", file=sys.stderr)
        return 2
    verdicts = list(judge_folder(Path(arguments[0])))
    applying = [verdict for verdict in verdicts if not verdict.reason]
    failed = [verdict for verdict in applying if not verdict.agrees]
    for verdict in failed:
        vector = verdict.vector
        print(f"{vector.name}: expected {vector.expected}, got {verdict.actual}")
    for verdict in verdicts:
        if verdict.reason:
            print(f"{verdict.vector.name} does not apply: {verdict.reason}")
    print(f"{len(applying) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
