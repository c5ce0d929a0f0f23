"""Makes what stands in one folder here: `python -m tests.frozen NAME [--source CHECKOUT]`.

The story is told through the command line of the version at CHECKOUT (this one, if none is given),
because that is what every version has. What a version has no command for is left out.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.frozen.raw import said_in
from tests.frozen.story import ANSWERS, FOLDER, LATER, PASSPHRASE, QUESTIONS

_OTHER_PASSPHRASE = "another few plain words for guardians"
_CALLED = ("--name", "Kept", "--organisation", "Riverside Voices", "--community", "Riverside")
_ASKED = ("--contact", "Amina, 020 7946 0000", "--withdraw-by", "31/3/2027", "--theme", "Walking")
_GUARDED = ("--safeguarding-lead", "Bea", "--safeguarding-deputy", "Cyn")
_BEGUN = "\n\n1\n\nSaid before the break\n.\n1\n"
"""What is typed in the interview that stays open: up to the third question."""


class Teller:
    """Runs commands of one version, in a folder of its own."""

    def __init__(self, folder: Path, source: Path) -> None:
        self.folder = folder
        self._environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(source),
            "PEERKIT_HOME": str(folder / "home"),
            "PEERKIT_PASSPHRASE_FILE": "passphrase",
            "HOME": str(folder),
            "NO_COLOR": "1",
            "TERM": "dumb",
        }
        (folder / "home").mkdir()
        (folder / "place").mkdir()
        (folder / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
        (folder / "guardians").write_text(_OTHER_PASSPHRASE, encoding="utf-8")
        self.commands = self.run("--help")

    def run(self, *arguments: str, typed: str = "") -> str:
        """Return all that the command said; it has to succeed."""
        done = subprocess.run(
            [sys.executable, "-m", "peerkit", *arguments],
            cwd=self.folder,
            env=self._environment,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{arguments}: {done.stdout}{done.stderr}")
        return done.stdout + done.stderr


def tell(teller: Teller) -> str:
    """Tell the story; return the six words of the kit."""
    guards = ("--lead-passphrase-file", "guardians", "--deputy-passphrase-file", "guardians")
    founding = (*_CALLED, *_ASKED, *_GUARDED, *guards, "--questionnaire", str(QUESTIONS))
    lead, amina = ("--vault", "lead"), ("--vault", "amina")
    place = ("--place", str(teller.folder / "place"))
    teller.run("project", "new", *lead, "--recovery-code-file", "lead.code", *place, *founding)
    said = teller.run("project", "kit", "Amina", *lead, "--output", "amina.pkk")
    words = str(re.findall(r"six words are: ([a-z ]+)", said)[0])
    joining = ("--words", words, "--yes", "--recovery-code-file", "amina.code")
    teller.run("join", "amina.pkk", *amina, *joining)
    teller.run("interview", str(QUESTIONS), *amina, "--answers", str(ANSWERS))
    for vault in (amina, lead, amina):
        teller.run("sync", *vault)
    teller.run("interview", str(QUESTIONS), *amina, "--answers", str(LATER))
    teller.run("interview", str(QUESTIONS), *amina, "--language", "en", typed=_BEGUN)
    if "  backup " in teller.commands:
        (teller.folder / "stick").mkdir()
        teller.run("backup", "stick", *amina)
    if "  project rescue " in teller.commands:
        teller.run("recover", "--ask-organisation", "help.rescue", *amina)
    return words


def keep(told: Path, words: str, target: Path) -> None:
    """Put what was made where it stays, and beside it what it holds and how it opens."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    codes = {name: (told / f"{name}.code").read_text().strip() for name in ("lead", "amina")}
    for name in codes:
        shutil.copytree(told / "home" / name, target / name)
    for path in (told / "amina.pkk", told / "safeguarding-lead.age", told / "help.rescue"):
        if path.exists():
            shutil.copy(path, target / path.name)
    for name, path in _bundles(told).items():
        shutil.copy(path, target / name)
    for path in (told / "stick").glob("*.backup"):
        shutil.copy(path, target / path.name)
    said = {name: said_in(target / name, code) for name, code in codes.items()}
    known = {"words": words, "codes": codes, "guardians": _OTHER_PASSPHRASE, "said": said}
    text = json.dumps(known, indent=1, ensure_ascii=False) + "\n"
    (target / "known.json").write_text(text, encoding="utf-8", newline="\n")
    for path in target.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _bundles(told: Path) -> dict[str, Path]:
    """Return one bundle each way; what the lead leaves for its own vault is not among them."""
    left = list((told / "place").rglob("*.pkb"))
    sent = {path.name for path in (told / "home" / "lead" / "outbox").iterdir()}
    [up] = [path for path in left if path.name not in sent]
    down = [path for path in left if path.parent != up.parent]
    return {"from-amina.pkb": up, "from-lead.pkb": down[0]}


def main() -> int:
    """Make the folder of that name, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.frozen", description=__doc__)
    parser.add_argument("name", help="the folder to make, for example schema-4")
    parser.add_argument("--source", type=Path, default=FOLDER.parents[1], help="a checkout")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder).resolve()
        words = tell(Teller(told, options.source.resolve()))
        keep(told, words, FOLDER / options.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
