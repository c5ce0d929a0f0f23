"""Kits: good ones, and one for each way of being wrong."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from peerkit.crypto import Identity, RecipientKind, SigningKey, sign
from peerkit.errors import BundleTooNewError, KitDamagedError
from peerkit.record import write_canonical
from tests.record.chains import AT
from tests.vectors.archive import Member, archive
from tests.vectors.project import (
    AMINA_KEY,
    INVITATION,
    LEAD,
    OTHER,
    PROJECT,
    PROJECT_KEY,
)
from tests.vectors.vector import Vector

PERSON = {"name": "A. Person", "recipient": str(OTHER.recipient())}
DOCUMENT: Mapping[str, Any] = {
    "v": 1,
    "kind": "researcher",
    "p": PROJECT,
    "name": "Housing voices",
    "communities": ["Romanian"],
    "theme": "Housing",
    "organisation": "Casa",
    "contact": "0800 000 000",
    "withdraw_by": "2026-12-31",
    "retention": None,
    "receivers": [{"name": "The city", "audience": "programme"}],
    "policies": {"idle_minutes": 30, "under_16": "refuse", "free_after_receipt": False},
    "verifying_key": PROJECT_KEY.verifying_key.to_bytes().hex(),
    "recipients": [str(LEAD.recipient())],
    "safeguarding": {"lead": PERSON, "deputy": PERSON},
    "questionnaires": [
        {"name": "a.yaml", "content": "peerkit: 1\n", "files": {"modules/b.yaml": "x: \u0103\n"}}
    ],
    "confirmed_languages": {"ro": "I. Popescu"},
    "place": "/media/stick",
    "code": "R07",
    "invitation": {"id": INVITATION.id, "secret": INVITATION.secret.hex()},
    "renewal": 3,
    "at": AT,
}


def unchanged(value: Any) -> Any:
    return value


def document(**changes: Any) -> bytes:
    """Return what is signed of a good kit, with other fields where they are given."""
    return write_canonical({**DOCUMENT, **changes})


@dataclass(frozen=True, slots=True)
class KitRecipe:
    """Each step of making a kit, and what is changed after it."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    leaves_out: tuple[str, ...] = ()
    document: Callable[[bytes], bytes] = unchanged
    key: SigningKey = PROJECT_KEY
    namespace: str = "kit@peerkit"
    late_document: Callable[[bytes], bytes] = unchanged
    members: Callable[[list[Member]], list[Member]] = unchanged
    file: Callable[[bytes], bytes] = unchanged

    def to_bytes(self) -> bytes:
        """Return the file."""
        said = {**DOCUMENT, **self.fields}
        kept = {name: value for name, value in said.items() if name not in self.leaves_out}
        document = self.document(write_canonical(kept))
        signature = sign(self.key, self.namespace, document).encode()
        written = Member("kit.json", self.late_document(document))
        members = self.members([written, Member("kit.json.sig", signature)])
        return self.file(archive(*members))


GOOD = KitRecipe()


def vectors() -> Iterator[Vector]:
    """Yield every kit."""
    yield _one("good", GOOD, "nothing")
    city = {"kind": "organisation", "code": "Harbour", "place": None}
    yield _one("good_organisation", KitRecipe(city), "nothing: an organisation enters a programme")
    left = ("renewal", "tomorrow")
    yield _one("good_unknown_field", KitRecipe({"tomorrow": 1}, left[:1]), "nothing")
    second = {"name": "B. Person", "recipient": str(OTHER.recipient())}
    both = [str(LEAD.recipient()), second["recipient"]]
    held = KitRecipe({"recipients": both, "second_recipients": [second]})
    yield _one("good_second_recipient", held, "nothing: somebody else can open everything too")
    yield from _files()
    yield from _signatures()
    yield from _documents()


def _one(name: str, recipe: KitRecipe, says: str, part: str = "") -> Vector:
    error = KitDamagedError if part else None
    values = {"part": part} if part else {}
    return Vector(f"kit/{name}.kit", recipe.to_bytes(), says, error, values)


def _files() -> Iterator[Vector]:
    def damaged(name: str, says: str, **changes: Any) -> Vector:
        return _one(name, replace(GOOD, **changes), says, "container")

    yield damaged("truncated", "the last byte is missing", file=lambda data: data[:-1])
    yield damaged("trailing_byte", "a byte behind the end", file=lambda data: data + b"x")
    yield damaged("empty", "nothing is in it", file=lambda _: b"")
    yield damaged("member_order", "the signature comes first", members=lambda m: m[::-1])
    yield damaged("member_missing", "no signature", members=lambda m: m[:1])
    yield damaged("member_added", "a third file", members=lambda m: [*m, Member("more", b"x")])
    yield damaged(
        "member_path",
        "a name that leads elsewhere",
        members=lambda m: [replace(m[0], name="/kit.json"), m[1]],
    )


def _signatures() -> Iterator[Vector]:
    def damaged(name: str, says: str, **changes: Any) -> Vector:
        return _one(name, replace(GOOD, **changes), says, "signature")

    yield damaged("namespace", "signed as a bundle", namespace="bundle@peerkit")
    yield damaged("key", "signed by another key than it names", key=AMINA_KEY)
    yield damaged("project", "the key does not name the project", fields={"p": "0" * 32})
    yield damaged(
        "signed_then_changed",
        "another place than was signed",
        late_document=lambda data: data.replace(b"/media/stick", b"/media/stock"),
    )


def _documents() -> Iterator[Vector]:
    def form(name: str, says: str, document: Callable[[bytes], bytes]) -> Vector:
        return _one(name, replace(GOOD, document=document), says, "document")

    def said(name: str, part: str, says: str, value: Any) -> Vector:
        return _one(name, KitRecipe({part: value}), says, f"kit.{part}")

    yield form("space", "white space", lambda data: data + b"\n")
    yield form("key_twice", "a key twice", lambda data: data[:-1] + b',"v":1}')
    yield form("float", "a number with a fraction", lambda data: data.replace(b":30,", b":30.0,"))
    later = KitRecipe({"v": 2}).to_bytes()
    yield Vector("kit/version_2.kit", later, "a later version's", BundleTooNewError, {"found": 2})
    yield said("kind", "kind", "a kind that is none", "visitor")
    yield said("withdraw_by", "withdraw_by", "a day that is none", "2026-02-30")
    yield said("retention", "retention", "a date without dashes", "20281231")
    yield said("recipients_none", "recipients", "nobody to seal to", [])
    yield said("recipient_form", "recipients", "a recipient that is none", ["age1example"])
    mixed = [str(LEAD.recipient()), str(Identity(RecipientKind.HYBRID, b"H" * 32).recipient())]
    yield said("recipients_mixed", "recipients", "recipients of two kinds", mixed)
    stray = [{"name": "B. Person", "recipient": str(OTHER.recipient())}]
    yield said("second_recipient", "second_recipients", "nothing is sealed to them", stray)
    unnamed = KitRecipe({"recipients": [str(LEAD.recipient()), stray[0]["recipient"]]})
    part = "kit.second_recipients"
    yield _one("second_recipient_unnamed", unnamed, "nobody is told who opens everything", part)
    yield said("policies", "policies", "a list as a policy", {"ages": [1]})
    yield said("communities", "communities", "a text for a list", "Romanian")
    yield said("renewal", "renewal", "a negative number", -1)
    guard = {"lead": PERSON, "deputy": {"name": "B."}}
    yield _one(
        "safeguarding",
        KitRecipe({"safeguarding": guard}),
        "a deputy without a key",
        "kit.safeguarding.deputy.recipient",
    )
    audience = [{"name": "The city", "audience": "everybody"}]
    yield _one(
        "audience",
        KitRecipe({"receivers": audience}),
        "an audience that is none",
        "kit.receivers.audience",
    )
    secret = {"id": INVITATION.id, "secret": "00"}
    yield _one(
        "invitation",
        KitRecipe({"invitation": secret}),
        "a secret of one byte",
        "kit.invitation.secret",
    )
    yield _one("code_missing", KitRecipe(leaves_out=("code",)), "no code", "kit.code")
    yield from _names()


def _names() -> Iterator[Vector]:
    for name, path, says in (
        ("name_up", "../a.yaml", "a file that leaves its folder"),
        ("name_root", "/a.yaml", "a file at the root"),
        ("name_two_folders", "a/b/c.yaml", "a file two folders deep"),
        ("name_hidden", ".a.yaml", "a hidden file"),
        ("name_backslash", "a\\b.yaml", "a folder of Windows"),
    ):
        files = [{"name": path, "content": ""}]
        yield _one(name, KitRecipe({"questionnaires": files}), says, "kit.questionnaires.name")
    beside = [{"name": "a.yaml", "content": "", "files": {"../b.yaml": ""}}]
    yield _one(
        "name_module",
        KitRecipe({"questionnaires": beside}),
        "a module that leaves its folder",
        "kit.questionnaires.files",
    )
