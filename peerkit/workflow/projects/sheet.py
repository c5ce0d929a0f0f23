"""The organisation's own keys on paper: the sheet that outlives a lead's laptop.

It is printed and put into a safe; the file is deleted. Nothing protects it but the safe: a sheet
under a passphrase would be lost with the passphrase, and is wanted on the day when everything else
is lost (decisions/0013-keys-on-paper.md).

Laws:
- What the sheet says opens what is sealed to the organisation, and speaks for the project.
- A slip is found in its line, before any key is tried.
- The page asks nothing of any other file, runs nothing, and is the same bytes each time.
"""

import re
from html import escape

from peerkit.bundle import device_words
from peerkit.crypto import KEY_LINES, OrganisationKeys, write_key_lines
from peerkit.errors import NoProjectError
from peerkit.frozen import frozen
from peerkit.vault import Vault
from peerkit.words import catalogue
from peerkit.workflow.belonging.project import Project, find_project
from peerkit.workflow.ledger.auditing import AuditEvent, log_event
from peerkit.workflow.projects.renewal import keep_renewal

SHEET_FILE = "keys-sheet.html"
"""What the page is called where nobody named it."""
LIMIT_BYTES = 64 * 1024

_NUMBERED = re.compile(rf"\s*([1-{KEY_LINES}])\s*[.:)]\s+(\S.*?)\s*")


@frozen
class KeySheet:
    """What stands on a sheet. `keys` are the lines that are typed; `words` name the project's key.

    `remarks` come before the lines, `steps` behind them: what to do on the day.
    """

    heading: str
    remarks: tuple[str, ...]
    keys: tuple[str, ...]
    words: str
    steps: tuple[str, ...]


def write_key_sheet(vault: Vault, day: str) -> KeySheet:
    """Return the sheet of the vault's project, made on that day; raises NoProjectError."""
    project, words = find_project(vault), catalogue()
    if project is None:
        raise NoProjectError
    details = project.details
    second = [one.name for one in details.second_recipients]
    place = [words.text("sheet.place", place=details.place)] if details.place else []
    return KeySheet(
        heading=words.text("sheet.heading", organisation=details.organisation),
        remarks=(
            words.text("sheet.of", project=details.name, day=words.date(day)),
            words.text("sheet.secret"),
            *([words.text("sheet.second", names=words.listing(second))] if second else []),
        ),
        keys=write_key_lines(keys_of(project)),
        words=words.text(
            "sheet.words",
            words=" ".join(device_words(project.signing_key.verifying_key.to_bytes())),
        ),
        steps=(
            words.text("sheet.step_install"),
            words.text("sheet.step_recover"),
            *place,
            words.text("sheet.step_letters"),
        ),
    )


def make_key_sheet(vault: Vault, at: str) -> KeySheet:
    """Return the sheet; the log says that it was made, and the project's chain what the project is.

    So the keys and what lies at the place are enough, when no kit is at hand. Raises
    NoProjectError, RenewalTooLargeError.
    """
    project = find_project(vault)
    if project is None:
        raise NoProjectError
    with vault.transaction():
        keep_renewal(vault, project, at, is_said=True)
        log_event(vault, AuditEvent.SHEET_MADE, at)
    return write_key_sheet(vault, at[:10])


def keys_of(project: Project) -> OrganisationKeys:
    """Return the keys that stand on the project's sheet."""
    return OrganisationKeys(project.signing_key, project.identity)


def read_sheet_lines(text: str) -> tuple[str, ...]:
    """Return the lines with keys of what was typed, or of the sheet as plain text.

    Where lines are numbered `1.` and so on, they alone are the sheet; otherwise every line is.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    numbered = [found for line in lines if (found := _NUMBERED.fullmatch(line))]
    if not numbered:
        return tuple(lines)
    return tuple(found[2] for found in sorted(numbered, key=lambda found: found[1]))


def sheet_text(sheet: KeySheet) -> str:
    """Return the sheet as plain text."""
    keys = "\n".join(f"{number}. {line}" for number, line in enumerate(sheet.keys, 1))
    steps = "\n".join(f"- {step}" for step in sheet.steps)
    return "\n\n".join((sheet.heading, *sheet.remarks, keys, sheet.words, steps)) + "\n"


def sheet_page(sheet: KeySheet) -> str:
    """Return the sheet as a page of HTML that prints on one side of A4 or Letter."""
    keys = "\n".join(f"<li><code>{escape(line)}</code></li>" for line in sheet.keys)
    steps = "\n".join(f"<li>{escape(step)}</li>" for step in sheet.steps)
    remarks = "\n".join(f"<p>{escape(text)}</p>" for text in sheet.remarks)
    heading = escape(sheet.heading)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{_ALONE}\n'
        f"<title>{heading}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1>{heading}</h1>\n{remarks}\n<ol class="keys">\n{keys}\n</ol>\n'
        f"<p><strong>{escape(sheet.words)}</strong></p>\n<ul>\n{steps}\n</ul>\n</body>\n</html>\n"
    )


_ALONE = (
    '<meta http-equiv="Content-Security-Policy"'
    " content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)
_STYLE = """\
@page { margin: 12mm; }
body { font: 12.5pt/1.35 sans-serif; color: #000; background: #fff; overflow-wrap: anywhere; }
body { max-width: 180mm; margin: 0 auto; }
h1 { font-size: 18pt; margin: 0 0 3mm; }
p, ul { margin: 0 0 3mm; }
.keys { border: 1pt solid #000; padding: 3mm 3mm 3mm 16mm; margin: 0 0 3mm; break-inside: avoid; }
.keys li { padding: 1.5mm 0; }
.keys code { font: bold 22pt/1.2 monospace; white-space: nowrap; }
"""
