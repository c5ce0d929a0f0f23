"""Write the golden exports again: `python -m tests.golden`; read the difference before use."""

from tests.golden.exports import FOLDER, golden_exports

for name, content in golden_exports().items():
    (FOLDER / name).write_bytes(content)
