"""The ODK expression language: `parse_expression`, `compile_expression`."""

from peerkit.expression.compile import Compiled, compile_expression
from peerkit.expression.environment import Environment, Table
from peerkit.expression.functions import shuffled
from peerkit.expression.node import Node
from peerkit.expression.parser import parse_expression
from peerkit.expression.syntax import Expression, FunctionCall, Reference
from peerkit.expression.unparse import unparse

__all__ = [
    "Compiled",
    "Environment",
    "Expression",
    "FunctionCall",
    "Node",
    "Reference",
    "Table",
    "compile_expression",
    "parse_expression",
    "shuffled",
    "unparse",
]
