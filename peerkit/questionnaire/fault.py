"""What can be wrong with a questionnaire: a fault stops it, advice does not."""

from collections.abc import Mapping
from dataclasses import field

from peerkit.frozen import frozen
from peerkit.questionnaire.model import NOWHERE, Position


@frozen
class Fault:
    """One defect, or one piece of advice.

    Its wording stands in the catalogue under `fault.<code>` and `fault.<code>.hint`; `values` fill
    the placeholders. `position` is where it stands, and in which file.
    """

    code: str
    position: Position = NOWHERE
    values: Mapping[str, str | int] = field(default_factory=dict)
    is_advice: bool = False

    @property
    def file(self) -> str:
        """The file beside the questionnaire in which it stands; empty for its own."""
        return self.position.file

    @property
    def wording(self) -> str:
        """The catalogue's code of its message; the hint's is the same with `.hint`.

        What is wrong inside an expression is worded by the expression language's own messages.
        """
        return self.code if self.code.startswith("expression.") else f"fault.{self.code}"
