"""Write the pages' pictures again: `python -m tests.terminal.fullscreen`."""

import itertools
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.terminal.fullscreen.pictures import FOLDER, SIZES, take_pictures
from tests.terminal.laptop import Laptop, new_laptop

number = itertools.count()
with TemporaryDirectory() as folder:

    def laptop() -> Laptop:
        return new_laptop(Path(folder) / str(next(number)) / "home")

    for size, columns_and_rows in SIZES.items():
        (FOLDER / size).mkdir(parents=True, exist_ok=True)
        for name, text in take_pictures(laptop, columns_and_rows).items():
            (FOLDER / size / f"{name}.txt").write_text(text, encoding="utf-8")
