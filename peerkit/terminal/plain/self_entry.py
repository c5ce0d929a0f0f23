"""Self-entry in plain lines: the laptop is handed over, and comes back.

Law: nothing of earlier answers stands on the screen while the participant has the laptop, and
nothing of theirs when they give it back.
"""

from peerkit.interview import SelfEntryBegun, SelfEntryDeclined, SelfEntryEnded, Wording
from peerkit.terminal.plain.choosing import choose, choose_yes_or_no
from peerkit.terminal.plain.desk import Desk
from peerkit.terminal.plain.lines import worded


def offer_self_entry(desk: Desk, label: Wording) -> None:
    """Offer the participant to type these answers alone; both ways go on."""
    desk.console.say()
    desk.say("plain.offer_self_entry", label=worded(desk.words, label))
    desk.say("plain.next_offer_self_entry")
    alone = choose_yes_or_no(desk)
    if alone is None:
        return
    if not alone:
        desk.send(SelfEntryDeclined(desk.now()))
        return
    desk.send(SelfEntryBegun(desk.now()))
    desk.console.hide()
    desk.say("plain.self_entry")


def ask_hand_back(desk: Desk) -> None:
    """Take the answers off the screen, and wait until the researcher has the laptop again."""
    desk.console.hide()
    desk.say("plain.hand_back")
    desk.say("plain.next_hand_back")
    if choose(desk, 1, "plain.next_hand_back") is not None:
        desk.send(SelfEntryEnded(desk.now()))
