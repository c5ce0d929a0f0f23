"""Draw the pictures of the front door anew."""

from tests.pictures import FOLDER, pictures

for name, picture in pictures().items():
    (FOLDER / name).write_text(picture, encoding="utf-8", newline="\n")
