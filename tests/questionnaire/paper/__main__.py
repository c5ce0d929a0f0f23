"""Write what is kept again: `python -m tests.questionnaire.paper`; read the difference first."""

from tests.questionnaire.paper.pages import FOLDER, golden

for name, content in golden().items():
    (FOLDER / name).write_bytes(content)
