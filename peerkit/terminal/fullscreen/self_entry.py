"""Self-entry: the laptop is handed to the participant, and comes back.

Law: nothing of earlier answers stands on the screen while the participant has the laptop, and
nothing of theirs when they give it back.
"""

from dataclasses import replace

from peerkit.interview import SelfEntryBegun, SelfEntryDeclined, SelfEntryEnded, Wording
from peerkit.terminal.fullscreen.asides import choose
from peerkit.terminal.fullscreen.desk import Desk
from peerkit.terminal.fullscreen.page import Flow, Page, Rows
from peerkit.terminal.plain.lines import worded
from peerkit.workflow.interviews.commands import Command


def offer_self_entry(desk: Desk, label: Wording) -> Flow[None]:
    """Offer the participant to type these answers alone; both ways go on."""
    desk.said()
    page = Page(
        title=desk.title("screen.offer_self_entry"),
        texts=(desk.text("plain.offer_self_entry", label=worded(desk.words, label)),),
        strong=frozenset({0}),
        control=Rows((desk.text("screen.type_alone"), desk.text("screen.ask_aloud"))),
        next=desk.text("screen.next_select_one"),
        next_chosen=desk.text("screen.next_chosen"),
        buttons=desk.buttons(Command.HELP, Command.BACK),
    )
    while (chosen := (yield from choose(desk, page))) == ():
        page = replace(page, message=desk.text("screen.choose_one"))
    if chosen == (0,) and desk.attempt(SelfEntryBegun(desk.now())):
        yield Page(
            title=desk.title("screen.self_entry"),
            texts=(desk.text("screen.self_entry_words"),),
            strong=frozenset({0}),
            next=desk.text("screen.next_enter"),
            buttons=desk.buttons(),
        )
    elif chosen == (1,):
        desk.attempt(SelfEntryDeclined(desk.now()))


def ask_hand_back(desk: Desk) -> Flow[None]:
    """Show nothing of the answers, and wait until the researcher has the laptop again."""
    desk.said()
    reply = yield Page(
        title=desk.title("screen.hand_back"),
        texts=(desk.text("plain.hand_back"),),
        strong=frozenset({0}),
        control=Rows((desk.text("screen.handed_back"),)),
        next=desk.text("screen.next_hand_back"),
        next_chosen=desk.text("screen.next_chosen"),
        buttons=desk.buttons(),
    )
    if reply.chosen:
        desk.attempt(SelfEntryEnded(desk.now()))
