"""Draw the pictures of the front door anew."""

from tests.pictures import FOLDER, pictures
from tests.pictures.page import NAME, page

for name, picture in pictures().items():
    (FOLDER / name).write_text(picture, encoding="utf-8", newline="\n")
(FOLDER / NAME).write_bytes(page())
