"""Whether bytes are a spreadsheet that can be opened without harm.

A spreadsheet is a zip of XML files, and both can be made to fill the memory: a zip bomb by its
sizes, a "billion laughs" by entities in a document type. Neither reaches the spreadsheet library.

Laws:
- The sizes in the zip's directory bound what can be unpacked: Python's zipfile reads no further.
- The tags of all members bound the work of reading them, which their sizes do not.
- No member has a document type; a document type stands before the first element or nowhere.
"""

import re
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from functools import partial
from io import BytesIO
from typing import IO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from peerkit.errors import (
    NotASpreadsheetError,
    OldSpreadsheetError,
    SpreadsheetLockedError,
    SpreadsheetTooLargeError,
)
from peerkit.questionnaire.xlsform.limits import SpreadsheetLimits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins (MS-CFB 2.2): an old .xls, or a .xlsx behind a password."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream of a compound file that holds a spreadsheet behind a password (MS-OFFCRYPTO 2.3)."""

_PIECE_BYTES = 1_000_000

_ELEMENT = re.compile(rb"<[A-Za-z_]")

UNREADABLE = (BadZipFile, LargeZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error)
"""What zipfile raises for an archive that is damaged, or locked in the zip's own way."""


def check_archive(data: bytes, limits: SpreadsheetLimits) -> None:
    """Return if `data` can be given to the spreadsheet library.

    Raises OldSpreadsheetError, SpreadsheetLockedError, SpreadsheetTooLargeError or
    NotASpreadsheetError.
    """
    if len(data) > limits.size_bytes:
        raise SpreadsheetTooLargeError(limit_bytes=limits.size_bytes)
    if data.startswith(_OLE):
        raise SpreadsheetLockedError if _ENCRYPTED in data else OldSpreadsheetError
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_members(archive, limits)
    except (*UNREADABLE, ValueError, OSError) as error:
        raise NotASpreadsheetError from error


def _check_members(archive: ZipFile, limits: SpreadsheetLimits) -> None:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > limits.members or unpacked > limits.unpacked_bytes:
        raise SpreadsheetTooLargeError(limit_bytes=limits.unpacked_bytes)
    tags = 0
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            with archive.open(member) as file:
                start = file.read(limits.prolog_bytes)
                _check_prolog(start)
                tags += start.count(b"<") + _count_tags(file)
        if tags > limits.tags:
            raise SpreadsheetTooLargeError(limit_bytes=limits.unpacked_bytes)


def _count_tags(file: IO[bytes]) -> int:
    return sum(piece.count(b"<") for piece in iter(partial(file.read, _PIECE_BYTES), b""))


def _check_prolog(start: bytes) -> None:
    """Return if no document type stands before the first element, as none ever does."""
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        start = start.decode("utf-16", "replace").encode("utf-8")
    element = _ELEMENT.search(start)
    prolog = start[: element.start()] if element else start
    if b"\0" in prolog or b"<!DOCTYPE" in prolog or (element is None and start.strip()):
        raise NotASpreadsheetError
