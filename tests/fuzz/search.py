"""The command line of the programs, and the way to atheris.

atheris watches which branches an input takes, so the parts under test are instrumented while they
are imported: `target` imports them.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

HAS_ATHERIS = find_spec("atheris") is not None
SLOWEST_SECONDS = 10
MOST_MEGABYTES = 2_048
_INSTRUMENTED = [
    f"peerkit.{part}"
    for part in ("questionnaire", "expression", "bundle", "crypto", "record", "vault", "workflow")
]

Target = Callable[[bytes], None]


def search(name: str, load: Callable[[], tuple[Target, Iterable[bytes]]]) -> int:
    """Search as the command line says, and return the exit status; a finding ends the process.

    `load` imports what is tried, and returns the target and its seeds.
    """
    parser = argparse.ArgumentParser(prog=f"python -m tests.fuzz.{name}", description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="how long to search")
    parser.add_argument("file", nargs="?", type=Path, help="try this input alone")
    options = parser.parse_args()
    if options.file is not None:
        load()[0](options.file.read_bytes())
        return 0
    if not HAS_ATHERIS:
        print("atheris is not installed: pip install 'peerkit[fuzz]', on Linux", file=sys.stderr)
        return 2
    return _search(name, load, options.seconds)


def _search(name: str, load: Callable[[], tuple[Target, Iterable[bytes]]], seconds: int) -> int:
    import atheris

    with atheris.instrument_imports(include=_INSTRUMENTED):
        target, seeds = load()
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    corpus, found = folder / "corpus", folder / "found"
    corpus.mkdir()
    found.mkdir()
    for number, seed in enumerate(seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    print(f"What is found will lie in {found}.", flush=True)
    limits = [
        f"-max_total_time={seconds}",
        f"-timeout={SLOWEST_SECONDS}",
        f"-rss_limit_mb={MOST_MEGABYTES}",
        f"-artifact_prefix={found}/",
        "-keep_seed=1",
        "-len_control=0",
        "-print_final_stats=1",
    ]
    atheris.Setup([name, *limits, str(corpus)], target)
    atheris.Fuzz()
    return 0
