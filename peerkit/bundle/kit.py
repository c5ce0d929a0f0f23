"""Kits: what a project lead gives a researcher to join, or a programme an organisation.

One signed file, not sealed: it goes from hand to hand. Its signature proves only that it is whole,
for it is made by the key inside; that it is the lead's kit, the six words say (kit_words.py).

Laws:
- `read_kit(write_kit(kit, key)) == kit`, and the same kit and key give the same bytes.
- A kit is whole or refused; a file's name in it cannot leave the folder it is put in.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any

from peerkit.bundle.container import ContainerError, read_container, write_container
from peerkit.bundle.enrolment import Invitation
from peerkit.bundle.limits import KIT_LIMITS, KitLimits
from peerkit.crypto import Recipient, SigningKey, VerifyingKey, read_recipient, sign, verify
from peerkit.errors import (
    BodyError,
    BundleTooNewError,
    KitDamagedError,
    NotCanonicalError,
    SignatureError,
    UnreadableKeyError,
)
from peerkit.frozen import frozen
from peerkit.record import project_id, read_canonical, write_canonical
from peerkit.record.fields import Fields, read_fields
from peerkit.values import HEX_32, HEX_64, Audience

KIT_VERSION = 1
KIT_NAMESPACE = "kit@peerkit"

_ENTRIES = ("kit.json", "kit.json.sig")
# At most one folder; a name never begins with a dot, so neither `..` nor a hidden file.
_FILE_NAME = re.compile(r"(?:[\w-][\w .-]{0,79}/)?[\w-][\w .-]{0,79}")


class KitKind(StrEnum):
    """For whom a kit is."""

    RESEARCHER = "researcher"
    """A peer researcher's laptop, which joins a project."""
    ORGANISATION = "organisation"
    """A project lead, whose project enters a programme."""


@frozen
class Receiver:
    """An organisation that data may go to, and the audience it belongs to."""

    name: str
    audience: Audience


@frozen
class SafeguardingPerson:
    """Who can open concerns: a name, and the age recipient of their own identity."""

    name: str
    recipient: str


@frozen
class Safeguarding:
    """The safeguarding lead and the deputy."""

    lead: SafeguardingPerson
    deputy: SafeguardingPerson


@frozen
class SecondRecipient:
    """Who can open everything besides the organisation: a name, and their age recipient."""

    name: str
    recipient: str


@frozen
class KitFile:
    """A questionnaire, with the modules and tables beside it, by name.

    A name may have one folder before it.
    """

    name: str
    content: str
    files: Mapping[str, str] = field(default_factory=dict)


@frozen
class Kit:
    """What a kit says.

    `project` is the id of `verifying_key`; `recipients` are the age texts of the organisation's
    keys, its own first, all of one kind, and `second_recipients` says whose the others are;
    `withdraw_by` and `retention` are ISO dates; `code` is a researcher's (`R07`) or the
    organisation's name; `confirmed_languages` maps a language to who vouches for its wording;
    `renewal` is the number of the project's last renewal that the kit knows of (renewal.py).
    """

    kind: KitKind
    project: str
    name: str
    communities: tuple[str, ...]
    theme: str
    organisation: str
    contact: str
    withdraw_by: str
    receivers: tuple[Receiver, ...]
    verifying_key: VerifyingKey
    recipients: tuple[str, ...]
    safeguarding: Safeguarding
    questionnaires: tuple[KitFile, ...]
    code: str
    invitation: Invitation
    at: str
    retention: str | None = None
    place: str | None = None
    policies: Mapping[str, str | int | bool] = field(default_factory=dict)
    confirmed_languages: Mapping[str, str] = field(default_factory=dict)
    renewal: int = 0
    second_recipients: tuple[SecondRecipient, ...] = ()


def write_kit(kit: Kit, key: SigningKey) -> bytes:
    """Return the kit as a file, signed by the project's key, which must be the one inside."""
    if key.verifying_key != kit.verifying_key or kit.project != project_id(
        kit.verifying_key.to_bytes()
    ):
        raise ValueError("a kit is signed by its project's key")
    document = write_canonical(write_document(kit))
    signature = sign(key, KIT_NAMESPACE, document).encode("ascii")
    return write_container(dict(zip(_ENTRIES, (document, signature), strict=True)), pad=False)


def read_kit(data: bytes, limits: KitLimits = KIT_LIMITS) -> Kit:
    """Return the kit of a file; whoever is given it still has to say its six words.

    Raises KitDamagedError with the part, or BundleTooNewError for a later version.
    """
    if len(data) > limits.kit_bytes:
        raise KitDamagedError(part="size")
    try:
        document, signature = map(bytes, read_container(data, _ENTRIES))
        key = verify(signature.decode("ascii"), KIT_NAMESPACE, document)
        kit = read_document(read_fields(read_kit_json(document, limits.kit_bytes), "kit"))
    except ContainerError as error:
        raise KitDamagedError(part="container") from error
    except (UnicodeDecodeError, SignatureError) as error:
        raise KitDamagedError(part="signature") from error
    except NotCanonicalError as error:
        raise KitDamagedError(part="document") from error
    except BodyError as error:
        raise KitDamagedError(part=str(error.values["part"])) from error
    if kit.verifying_key != key or kit.project != project_id(key.to_bytes()):
        raise KitDamagedError(part="signature")
    return kit


# --- writing ----------------------------------------------------------------------------------


def write_document(kit: Kit) -> dict[str, Any]:
    """Return what is signed of a kit (FORMAT.md §9.2)."""
    return {
        "v": KIT_VERSION,
        "kind": kit.kind.value,
        "p": kit.project,
        "name": kit.name,
        "communities": list(kit.communities),
        "theme": kit.theme,
        "organisation": kit.organisation,
        "contact": kit.contact,
        "withdraw_by": kit.withdraw_by,
        "retention": kit.retention,
        "receivers": [{"name": one.name, "audience": one.audience.value} for one in kit.receivers],
        "policies": dict(kit.policies),
        "verifying_key": kit.verifying_key.to_bytes().hex(),
        "recipients": list(kit.recipients),
        **_write_second(kit),
        "safeguarding": {
            "lead": _write_person(kit.safeguarding.lead),
            "deputy": _write_person(kit.safeguarding.deputy),
        },
        "questionnaires": [
            {
                "name": one.name,
                "content": one.content,
                **({"files": dict(one.files)} if one.files else {}),
            }
            for one in kit.questionnaires
        ],
        "confirmed_languages": dict(kit.confirmed_languages),
        "place": kit.place,
        "code": kit.code,
        "invitation": {"id": kit.invitation.id, "secret": kit.invitation.secret.hex()},
        **({"renewal": kit.renewal} if kit.renewal else {}),
        "at": kit.at,
    }


def _write_person(person: SafeguardingPerson | SecondRecipient) -> dict[str, str]:
    return {"name": person.name, "recipient": person.recipient}


def _write_second(kit: Kit) -> dict[str, list[dict[str, str]]]:
    """Return nothing where there is none: kits of before say the same by the same bytes."""
    second = [_write_person(one) for one in kit.second_recipients]
    return {"second_recipients": second} if second else {}


# --- reading ----------------------------------------------------------------------------------


_STRUCTURE_BYTES = 1024 * 1024
"""What may stand outside the texts of a kit: ten thousand files and names need less. Ten million
empty objects are as many bytes as a kit may have, 42 kB packed, and would fill a laptop's memory.
"""


def read_kit_json(data: bytes, limit_bytes: int) -> Any:
    """Return what the canonical bytes of a kit or a renewal say; raises NotCanonicalError."""
    without_escapes = data[: limit_bytes + 1].replace(b"\\\\", b"").replace(b'\\"', b"")
    if sum(map(len, without_escapes.split(b'"')[::2])) > _STRUCTURE_BYTES:
        raise NotCanonicalError(problem="size")
    return read_canonical(data, limit_bytes)


def read_document(fields: Fields) -> Kit:
    """Return the kit that its document says; raises BodyError, BundleTooNewError."""
    version = fields.integer("v", least=1)
    if version > KIT_VERSION:
        raise BundleTooNewError(found=version, known=KIT_VERSION)
    safeguarding, recipients = fields.object("safeguarding"), _read_recipients(fields)
    return Kit(
        kind=fields.word("kind", KitKind),
        project=fields.matching("p", HEX_32),
        name=fields.text("name"),
        communities=fields.texts("communities"),
        theme=fields.text("theme"),
        organisation=fields.text("organisation"),
        contact=fields.text("contact"),
        withdraw_by=_read_date(fields, "withdraw_by"),
        retention=None
        if fields.values.get("retention") is None
        else _read_date(fields, "retention"),
        receivers=tuple(_read_receiver(one) for one in fields.objects("receivers")),
        policies=_read_policies(fields),
        verifying_key=VerifyingKey(bytes.fromhex(fields.matching("verifying_key", HEX_64))),
        recipients=recipients,
        second_recipients=_read_second(fields, recipients),
        safeguarding=Safeguarding(
            _read_person(safeguarding.object("lead")), _read_person(safeguarding.object("deputy"))
        ),
        questionnaires=tuple(_read_file(one) for one in fields.objects("questionnaires")),
        confirmed_languages=fields.mapping("confirmed_languages", str),
        place=fields.text_or_none("place"),
        code=fields.text("code"),
        invitation=_read_invitation(fields.object("invitation")),
        at=fields.instant("at"),
        renewal=fields.integer("renewal") if "renewal" in fields.values else 0,
    )


def _read_date(fields: Fields, name: str) -> str:
    text = fields.text(name)
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError as error:
        raise fields.refuse(name) from error
    raise fields.refuse(name)


def _read_receiver(fields: Fields) -> Receiver:
    return Receiver(fields.text("name"), fields.word("audience", Audience))


def _read_policies(fields: Fields) -> dict[str, str | int | bool]:
    policies = fields.object("policies").values
    if not all(isinstance(value, str | int) for value in policies.values()):
        raise fields.refuse("policies")
    return dict(policies)


def _read_recipients(fields: Fields) -> tuple[str, ...]:
    texts = fields.texts("recipients")
    kinds = {_read_recipient(fields, "recipients", text).kind for text in texts}
    if len(kinds) != 1:  # nothing can be sealed to nobody, or to keys of two kinds
        raise fields.refuse("recipients")
    return texts


def _read_second(fields: Fields, recipients: tuple[str, ...]) -> tuple[SecondRecipient, ...]:
    """Return whose the recipients behind the first are: nobody opens everything unnamed."""
    named = fields.objects("second_recipients") if "second_recipients" in fields.values else ()
    second = tuple(SecondRecipient(one.text("name"), one.text("recipient")) for one in named)
    if {one.recipient for one in second} != set(recipients[1:]):
        raise fields.refuse("second_recipients")
    return second


def _read_person(fields: Fields) -> SafeguardingPerson:
    recipient = fields.text("recipient")
    _read_recipient(fields, "recipient", recipient)
    return SafeguardingPerson(fields.text("name"), recipient)


def _read_recipient(fields: Fields, name: str, text: str) -> Recipient:
    try:
        return read_recipient(text)
    except UnreadableKeyError as error:
        raise fields.refuse(name) from error


def _read_file(fields: Fields) -> KitFile:
    files = fields.mapping("files", str) if "files" in fields.values else {}
    if not all(_FILE_NAME.fullmatch(name) for name in files):
        raise fields.refuse("files")
    return KitFile(fields.matching("name", _FILE_NAME), fields.text("content"), files)


def _read_invitation(fields: Fields) -> Invitation:
    secret = bytes.fromhex(fields.matching("secret", HEX_64))
    return Invitation(fields.matching("id", HEX_32), secret)
