"""peerkit as people have it: a wheel in a fresh environment, its bytecode compiled.

What peerkit depends on is taken from the environment that runs the benchmark.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Installation:
    """An environment with peerkit in it. `origin` says what it was installed from."""

    python: Path
    command: tuple[str, ...]
    origin: str


def install(folder: Path) -> Installation:
    """Return a fresh environment in `folder` with peerkit: from a wheel where one can be built."""
    environment = folder / "environment"
    venv.create(environment, symlinks=os.name != "nt")
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(environment)}))
    packages.mkdir(parents=True, exist_ok=True)
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    if _install_wheel(python, folder):
        return Installation(python, (str(scripts / "peerkit"),), "a wheel")
    for name in ("peerkit", "questionnaires"):
        shutil.copytree(ROOT / name, packages / name, ignore=shutil.ignore_patterns("__pycache__"))
    _run((str(python), "-m", "compileall", "-q", str(packages / "peerkit")))
    return Installation(
        python, (str(python), "-m", "peerkit"), "the source tree: no wheel could be built here"
    )


def clean_environment(home: Path) -> dict[str, str]:
    """Return an environment without anything that changes how Python starts."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PEERKIT_HOME": str(home)}


def _install_wheel(python: Path, folder: Path) -> bool:
    """Return whether a wheel could be built, without a network, and installed."""
    wheels = folder / "wheels"
    flags = ("--no-deps", "--no-index", "--quiet")
    built = _pip(("wheel", *flags, "--no-build-isolation", "-w", str(wheels), str(ROOT)))
    found = [str(path) for path in wheels.glob("peerkit-*.whl")] if built else []
    return bool(found) and _pip(("--python", str(python), "install", *flags, *found))


def _pip(arguments: Sequence[str]) -> bool:
    return _run((sys.executable, "-m", "pip", *arguments))


def _run(command: Sequence[str]) -> bool:
    """Return whether the command succeeded."""
    environment = clean_environment(Path())
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    return done.returncode == 0
