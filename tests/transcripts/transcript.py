"""Running and writing transcripts: text files of commands and what each of them says.

    # a remark
    $ peerkit list --json
    < a line that is piped in
    a line of standard output
    ! a line of standard error
    ? 20                              (the exit status, where it is not 0)

Each file is one session in a folder of its own, where `peerkit` finds the files that `stage` lays
out. `ls` shows what lies there. Keys, codes, ids, days and six words are masked; the last code,
words, backup and interview can be used again as $CODE, $WORDS, $BACKUP and $INTERVIEW; $TODAY is
this computer's date.

    python -m tests.transcripts.transcript       writes all files anew, to be read before a commit
"""

import json
import re
import shlex
import shutil
import string
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from peerkit.questionnaire.translation import lines_to_translate, open_document, write_csv
from peerkit.workflow.clock import now
from tests.terminal.laptop import WALK, Laptop, Ran, new_laptop

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.txt"))

_CAPTURED = {
    "CODE": re.compile(r'withdrawal_code": "([^"]+)"|Withdrawal code (\S+)'),
    "WORDS": re.compile(r"Its six words are: (.+)"),
    "BACKUP": re.compile(r"^(\S+\.backup)$", re.MULTILINE),
    "CONCERN": re.compile(r'"concern": "([^"]{8})"'),
    "INTERVIEW": re.compile(r'"interview": "([^"]{8})"'),
}
_MASKS = (
    (re.compile(r"Its six words are: .+"), "Its six words are: (six words)"),
    (re.compile(r"peerkit-[0-9-]{10}-[0-9a-f]{12}\.backup"), "(backup)"),
    (re.compile(r"(?<=\"bytes\": )\d+"), "(bytes)"),
    (re.compile(r"(?<=laptop's key: )[a-z]+(?: [a-z]+){5}$", re.MULTILINE), "(six words)"),
    (re.compile(r"(?<=[\do]  )( *)[a-z]+(?: [a-z]+){5}$", re.MULTILINE), r"\1(six words)"),
    (re.compile(r'"fingerprint": \["[^]]+\]'), '"fingerprint": [(six words)]'),
    (re.compile(r"\b2\d{3}-\d{2}-\d{2}T[0-9:.]+Z"), "(time)"),
    (re.compile(r"\b20[2-9]\d-\d{2}-\d{2}\b(?!-)"), "(day)"),
    (re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{1,4}){2,}\b"), "(code)"),
    (re.compile(r"\b[0-9a-f]{32,64}\b"), "(id)"),
    (re.compile(r"\b[0-9a-f]{8}\b"), "(id)"),
    (re.compile(r" +$", re.MULTILINE), ""),
)

ANSWERS = (
    {
        "key": "paper-1",
        "consent": {"take_part": True},
        "answers": {"how_often": "daily", "minutes": 20, "story": "Along the canal."},
    },
    {"key": "paper-2", "consent": {"take_part": False}, "answers": {}},
)
WRONG_ANSWERS = ({"consent": {"take_part": True}, "answers": {"how_often": "hourly"}},)


def today() -> str:
    """Return this computer's date: what `erase` is told by somebody who knows it."""
    return now().date().isoformat()


@dataclass
class Session:
    """A folder in which commands run, and what was captured from what they said."""

    laptop: Laptop
    captured: dict[str, str] = field(default_factory=lambda: {"TODAY": today()})

    def run(self, line: str, piped: list[str]) -> Ran:
        """Return what the command said."""
        words = shlex.split(string.Template(line).safe_substitute(self.captured))
        if words[0] == "ls":
            names = sorted(path.name for path in self.laptop.home.glob("*") if path.is_file())
            return Ran(0, "".join(f"{name}\n" for name in names if name not in STAGED), "")
        assert words[0] == "peerkit", line
        ran = self.laptop.run(words[1:], piped)
        for name, pattern in _CAPTURED.items():
            for match in pattern.finditer(ran.out + ran.err):
                self.captured[name] = next(filter(None, match.groups()))
        return ran

    def masked(self, text: str) -> str:
        """Return the text without what is different at every run."""
        text = text.replace(str(self.laptop.home), "HOME")
        for pattern, mask in _MASKS:
            text = pattern.sub(mask, text)
        return text


STAGED = frozenset(
    {"passphrase", "other", "short", "walk.yaml", "faulty.yaml", "answers.jsonl", "wrong.jsonl"}
    | {"translated.csv", "mistranslated.csv"}
)


def stage(home: Path) -> Session:
    """Return a session in a folder with a vault of little cost and the files of `STAGED`."""
    laptop = new_laptop(home)
    shutil.copy(WALK, home / "walk.yaml")
    faulty = WALK.read_text(encoding="utf-8").replace("${how_often}", "${how_offen}")
    (home / "faulty.yaml").write_text(faulty, encoding="utf-8")
    (home / "bundles").mkdir()
    (home / "other").write_text("quite another passphrase\n", encoding="utf-8")
    (home / "short").write_text("short\n", encoding="utf-8")
    for name, given in (("answers", ANSWERS), ("wrong", WRONG_ANSWERS)):
        lines = "".join(json.dumps(one) + "\n" for one in given)
        (home / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    _stage_translations(home)
    return Session(laptop)


def _stage_translations(home: Path) -> None:
    """Lay out a table that a translator has filled in, and one in which two rows went wrong."""
    document = open_document(WALK.read_bytes())
    assert document is not None
    lines = [
        replace(line, translation=f"{line.text} (ro)")
        for line in lines_to_translate(document, "ro")
    ]
    (home / "translated.csv").write_bytes(write_csv(lines, "en", "ro"))
    lines[1] = replace(lines[1], translation="{contact} (ro)")
    lines[2] = replace(lines[2], text="Other words.")
    (home / "mistranslated.csv").write_bytes(write_csv(lines, "en", "ro"))


def play(source: str, home: Path) -> str:
    """Return the transcript of the commands in `source`, as they go now."""
    session = stage(home)
    written: list[str] = []
    for remarks, command, piped in _commands(source):
        ran = session.run(command, piped)
        written += [*remarks, f"$ {command}", *(f"< {line}" for line in piped)]
        written += session.masked(ran.out).splitlines()
        written += [f"! {line}".rstrip() for line in session.masked(ran.err).splitlines()]
        if ran.status:
            written.append(f"? {ran.status}")
    return "\n".join(written) + "\n"


def _commands(source: str) -> Iterator[tuple[list[str], str, list[str]]]:
    """Yield each command with the remarks before it and the lines that are piped into it."""
    lines = source.splitlines()
    remarks: list[str] = []
    for number, line in enumerate(lines):
        if line.startswith("# "):
            remarks.append(line)
        elif line.startswith("$ "):
            piped = []
            for following in lines[number + 1 :]:
                if not following.startswith("<"):
                    break
                piped.append(following[2:])
            yield remarks, line[2:], piped
            remarks = []


if __name__ == "__main__":
    for file in FILES:
        with tempfile.TemporaryDirectory() as folder:
            found = play(file.read_text(encoding="utf-8"), Path(folder) / "home")
        file.write_text(found, encoding="utf-8")
