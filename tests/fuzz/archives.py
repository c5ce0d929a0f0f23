"""Spreadsheets with one member changed: an archive's checksums would refuse nearly every change.

An input is the number of a member, in one byte, and that member's content. A number beyond the
last stands for a whole file: what follows is the file.
"""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile


def members_of(workbook: bytes) -> dict[str, bytes]:
    """Return the contents of an archive's members by name."""
    with ZipFile(BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def seeds_of(workbook: bytes) -> list[bytes]:
    """Return the inputs that change nothing: one for each member, and one for the whole file."""
    members = members_of(workbook)
    alone = [bytes([number]) + content for number, content in enumerate(members.values())]
    return [*alone, bytes([len(members)]) + workbook]


def workbook_of(data: bytes, original: bytes) -> bytes:
    """Return the file that an input stands for."""
    members = members_of(original)
    number, content = data[:1], data[1:]
    if not number or number[0] >= len(members):
        return content
    written = BytesIO()
    with ZipFile(written, "w", ZIP_STORED) as archive:
        for place, (name, own) in enumerate(members.items()):
            archive.writestr(name, content if place == number[0] else own)
    return written.getvalue()
