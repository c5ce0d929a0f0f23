"""The ODK expression language: `parse_expression`, `check_expression`, `compile_expression`."""

from peerkit.expression.environment import Environment, Table
from peerkit.expression.node import Node
from peerkit.expression.parser import parse_expression
from peerkit.expression.syntax import Expression, FunctionCall, Reference
from peerkit.expression.unparse import unparse

__all__ = [
    "Environment",
    "Expression",
    "FunctionCall",
    "Node",
    "Reference",
    "Table",
    "parse_expression",
    "unparse",
]
