"""What a lead waits for: 84 researchers' bundles merged, and 10,000 interviews exported.

Each run is a process of its own that is given the vault's key, so that its peak memory is its own:
`python -m tests.benchmarks.merging merge|export|merge-floor|export-floor FOLDER`.

The floor does what cannot be left out: read, open, gunzip, `json.loads`, `executemany` into
SQLCipher in one transaction; and for the export, select, `json.loads`, `csv`.
"""

import csv
import io
import json
import shutil
import subprocess
import sys
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import sqlcipher3

from peerkit.bundle import Chain, Contents, Safeguarding, SafeguardingPerson, seal_bundles
from peerkit.crypto import LOWEST_COSTS, VaultKey, generate_identity, open_sealed
from peerkit.record import device_id
from peerkit.vault import Device, Vault, create_vault, open_vault_with_key
from peerkit.workflow.belonging.project import Details, Project, find_project
from peerkit.workflow.exchange.merging import Fate
from peerkit.workflow.exchange.merging_by_hand import merge_paths
from peerkit.workflow.looking.exporting import ExportFormat, export
from peerkit.workflow.projects.founding import found_project
from peerkit.workflow.questionnaires.shelf import Sheet
from tests.benchmarks import interviews
from tests.benchmarks.installation import ROOT, clean_environment
from tests.benchmarks.measuring import Figure, in_words, seconds
from tests.benchmarks.vaults import PASSPHRASE

INTERVIEWS = 10_000
DEVICES = 84

_PEAK_TARGET_MB = 200
_VAULT = "vault"
_EMPTY = "empty"
_BUNDLES = "bundles"
_KEY = "key"
_FLOOR = "floor.db"


@dataclass(frozen=True)
class Run:
    """What one process took."""

    seconds: float
    peak_megabytes: float


def measure(*, quick: bool) -> Iterator[Figure]:
    """Yield what merging and exporting cost, in time and in memory."""
    count, devices, rounds = (12, 3, 1) if quick else (INTERVIEWS, DEVICES, 2)
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _prepare(folder, count, devices)
        runs = [_merges(folder) for _ in range(rounds)]
        yield from _figures(f"merge {count} interviews", runs, count)
        runs = [(_run("export", folder), _run("export-floor", folder)) for _ in range(rounds)]
        yield from _figures(f"export {count} interviews", runs, count)


def _merges(folder: Path) -> tuple[Run, Run]:
    """Return what merging took, and its floor, each from nothing."""
    _fresh(folder)
    return _run("merge", folder), _run("merge-floor", folder)


def _figures(name: str, runs: list[tuple[Run, Run]], count: int) -> Iterator[Figure]:
    ours = median(one.seconds for one, _ in runs)
    floor = median(other.seconds for _, other in runs)
    note = f"{in_words(ours)}, {count / ours:.0f} interviews a second; the floor {in_words(floor)}"
    yield Figure(name, ours / floor, 3, note)
    peak = max(one.peak_megabytes for one, _ in runs)
    least = max(other.peak_megabytes for _, other in runs)
    note = f"peak memory {peak:.0f} MB (target {_PEAK_TARGET_MB}); the floor {least:.0f} MB"
    yield Figure(f"{name}: memory", peak / least, None, note)


# --- preparing --------------------------------------------------------------------------------


def _prepare(folder: Path, count: int, devices: int) -> None:
    """Leave an empty project's vault, its key, and a bundle of each device in the folder."""
    vault, _ = create_vault(folder / _EMPTY, PASSPHRASE, at=interviews.AT, costs=LOWEST_COSTS)
    with vault:
        (folder / _KEY).write_bytes(vault.key.secret)
        project = _found(vault)
        (folder / _BUNDLES).mkdir()
        for number in range(devices):
            first, beyond = (count * each // devices for each in (number, number + 1))
            _hand_over(vault, project, folder / _BUNDLES, number, range(first, beyond))


def _found(vault: Vault) -> Project:
    people = [SafeguardingPerson(name, str(generate_identity().recipient())) for name in "ab"]
    details = Details(
        name="The benchmark",
        organisation="The benchmark",
        contact="ask at the desk",
        withdraw_by=interviews.WITHDRAW_BY,
        safeguarding=Safeguarding(*people),
    )
    sheet = Sheet("benchmark.yaml", interviews.source(), interviews.form())
    return found_project(vault, details, [sheet])


def _hand_over(vault: Vault, project: Project, folder: Path, number: int, held: range) -> None:
    """Put a device on the roster, and its bundles into the folder."""
    key = interviews.signing_key(number)
    recipient = project.identity.recipient()
    verifying_key = key.verifying_key.to_bytes()
    device = device_id(verifying_key)
    vault.devices.enrol(
        Device(project.id, device, verifying_key, str(recipient), f"R{number:02}", interviews.AT)
    )
    chain = interviews.chain(interviews.form(), key, len(held), held.start, project.id)
    contents = Contents(project.id, device, (Chain(chain),), 1, interviews.AT)
    for part, bundle in enumerate(seal_bundles(contents, [recipient], key)):
        (folder / f"{number:02}-{part}.pkb").write_bytes(bundle)


def _fresh(folder: Path) -> None:
    """Leave the vault and the floor's database as before any merge."""
    shutil.rmtree(folder / _VAULT, ignore_errors=True)
    shutil.copytree(folder / _EMPTY, folder / _VAULT)
    for path in folder.glob(f"{_FLOOR}*"):
        path.unlink()


def _run(what: str, folder: Path) -> Run:
    """Return what a process of its own took."""
    command = [sys.executable, "-m", __name__, what, str(folder)]
    environment = clean_environment(folder)
    done = subprocess.run(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    return Run(**json.loads(done.stdout))


# --- in a process of its own ------------------------------------------------------------------


def _merge(folder: Path) -> None:
    with _open(folder) as vault:
        done = merge_paths(vault, [folder / _BUNDLES], interviews.AT)
    if any(one.fate is not Fate.MERGED for one in done.merged):
        raise AssertionError("every bundle is merged")


def _export(folder: Path) -> None:
    with _open(folder) as vault:
        export(vault, ExportFormat.CSV, folder / "tables", "2026-11-21", replace=True)


def _merge_floor(folder: Path) -> None:
    with _open(folder) as vault:
        project = find_project(vault)
    if project is None:
        raise AssertionError("the vault has a project")
    with closing(_floor(folder)) as database:
        database.execute("CREATE TABLE said (id INTEGER PRIMARY KEY, device TEXT, line BLOB)")
        database.execute("BEGIN")
        for path in sorted((folder / _BUNDLES).iterdir()):
            sealed = io.BytesIO(open_sealed(path.read_bytes(), [project.identity]))
            with tarfile.open(fileobj=sealed) as container:
                payload = container.extractfile("records.jsonl.gz")
                lines = zlib.decompress(payload.read() if payload else b"", wbits=31).splitlines()
            rows = ((json.loads(line)["head"]["d"], line) for line in lines)
            database.executemany("INSERT INTO said (device, line) VALUES (?, ?)", rows)
        database.execute("COMMIT")


def _export_floor(folder: Path) -> None:
    path = folder / "floor.csv"
    with closing(_floor(folder)) as database, path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for (line,) in database.execute("SELECT line FROM said ORDER BY id"):
            writer.writerow(json.loads(line)["body"]["answers"].values())


def _open(folder: Path) -> Vault:
    return open_vault_with_key(folder / _VAULT, VaultKey((folder / _KEY).read_bytes()))


def _floor(folder: Path) -> sqlcipher3.Connection:
    database = sqlcipher3.connect(str(folder / _FLOOR), isolation_level=None)
    database.execute(f"PRAGMA key=\"x'{(folder / _KEY).read_bytes().hex()}'\"")
    database.execute("PRAGMA journal_mode=WAL").fetchall()
    database.execute("PRAGMA synchronous=FULL")
    return database


def _peak_megabytes() -> float:
    """Return the peak memory of this process; 0 on Windows, which tells it otherwise.

    Linux counts in `ru_maxrss` what the process that started this one used, so it is asked for its
    high water mark instead.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        fields = dict(line.split(":", 1) for line in status.read_text("ascii").splitlines())
        return int(fields["VmHWM"].split()[0]) / (1 << 10)
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


_WORK: dict[str, Callable[[Path], None]] = {
    "merge": _merge,
    "export": _export,
    "merge-floor": _merge_floor,
    "export-floor": _export_floor,
}


if __name__ == "__main__":
    taken = seconds(lambda: _WORK[sys.argv[1]](Path(sys.argv[2])))
    print(json.dumps({"seconds": taken, "peak_megabytes": _peak_megabytes()}))
