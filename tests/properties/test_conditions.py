"""Law of conditions in words: any expression is worded, and nobody's words are changed."""

from hypothesis import given

from peerkit.expression import Expression
from peerkit.expression.syntax import Syntax
from peerkit.questionnaire.conditions import Conditions, Kind
from peerkit.words import catalogue
from tests.properties.test_expression import TREES
from tests.questionnaire.samples import read, with_items

WHOLE = read(with_items("{type: select_one tenure, name: a, label: Which one?}"))
LABELS = {"Who do you rent from?", "How old are you?", "Which one?", "Council", "Private landlord"}


@given(TREES)
def test_any_expression_is_worded(tree: Syntax) -> None:
    item = WHOLE.survey[-1]

    pieces = Conditions(WHOLE, "en", catalogue("en")).worded(
        Expression("", tree, (), (), uses_self=False), item
    )

    assert all(piece.text for piece in pieces)
    assert {piece.text for piece in pieces if piece.kind is Kind.LABEL} <= LABELS
