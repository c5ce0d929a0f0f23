"""What an interview is told before it begins."""

from collections.abc import Mapping
from dataclasses import field

from peerkit.frozen import frozen
from peerkit.interview.steps import Under16
from peerkit.questionnaire import Audience, ConsentStatement, OrderStep, Questionnaire


@frozen
class Setting:
    """What stays the same through an interview.

    `filling` fills `{organisation}` and its kin in the consent texts, worded for the interview's
    language. `receivers` are the organisations named to the participant besides their own.
    Statements for audiences outside `audiences` are not asked: without a kit there is nobody to
    share with. `steps` are asked around the questions; `under_16` is the project's word on people
    under 16. `asks_once`: what a step and the questionnaire both ask is asked once (`once.py`); a
    file of answers has both, and interviews of before there was this go on without it.
    """

    questionnaire: Questionnaire
    filling: Mapping[str, str] = field(default_factory=dict)
    receivers: tuple[str, ...] = ()
    audiences: frozenset[Audience] = frozenset({Audience.ORGANISATION})
    steps: frozenset[OrderStep] = frozenset()
    under_16: Under16 = Under16.REFUSE
    asks_once: bool = False

    @property
    def statements(self) -> tuple[ConsentStatement, ...]:
        """The consent statements to ask, in the order of the questionnaire."""
        return tuple(
            statement
            for statement in self.questionnaire.consent
            if statement.audience in self.audiences
        )
