"""The body of a contact record: the only place where a participant may be named.

Laws:
- Only what the participant gave is in it.
- It stays with the organisation: no projection and no export has it.
"""

from dataclasses import fields
from typing import Any

from peerkit.frozen import frozen
from peerkit.record.fields import read_fields


@frozen
class Contact:
    """How to reach somebody, `safely` when and how; `named_as` is how they want to be named."""

    name: str = ""
    telephone: str = ""
    email: str = ""
    safely: str = ""
    named_as: str = ""


def write_contact(contact: Contact) -> dict[str, Any]:
    """Return the body of a `contact` record (FORMAT.md §5.9): what was given, and nothing else."""
    given = {each.name: getattr(contact, each.name) for each in fields(contact)}
    return {name: text for name, text in given.items() if text}


def read_contact(body: object) -> Contact:
    """Return the contact that a body holds; raises BodyError for another shape."""
    found = read_fields(body, "contact")
    return Contact(**{each.name: found.text_or_none(each.name) or "" for each in fields(Contact)})
