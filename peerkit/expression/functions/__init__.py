"""The functions of the language, by family; `catalogue` has them all."""

from peerkit.expression.functions.catalogue import FUNCTIONS, NOT_RUN_HERE
from peerkit.expression.functions.chance import shuffled
from peerkit.expression.functions.signature import Function

__all__ = ["FUNCTIONS", "NOT_RUN_HERE", "Function", "shuffled"]
