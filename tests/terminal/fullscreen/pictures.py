"""Every page as text: one look at each, at two sizes, taken while interviews are held.

python -m tests.terminal.fullscreen        writes them again; read the difference before use
"""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from peerkit.terminal.fullscreen.face import interview_flow
from peerkit.terminal.fullscreen.home import FullScreenFace
from peerkit.terminal.fullscreen.page import Flow
from peerkit.words import catalogue
from peerkit.workflow.face import Face
from peerkit.workflow.home import Home, HomeChoice, Reminder, ReminderKind
from peerkit.workflow.interviews.idle import IdleLock
from tests.terminal.fullscreen.holding import (
    SMALL,
    VOICES,
    WIDE,
    Screen,
    desk_of,
    hold_flow,
    resumed_on,
    sitting_on,
)
from tests.terminal.laptop import Laptop
from tests.workflow import sittings
from tests.workflow.actors import Story

FOLDER = Path(__file__).with_name("pictures")
SIZES = {"100x30": WIDE, "40x10": SMALL}
AROUND = Path(__file__).with_name("around.yaml")
_CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}\b")

Pictures = dict[str, str]
Look = Callable[[Screen, str], None]
Keys = Callable[[Screen, Look], Awaitable[None]]


def take_pictures(laptops: Callable[[], Laptop], size: tuple[int, int]) -> Pictures:
    """Return the text of every page by its name. `laptops` gives a new one at each call."""
    pictures: Pictures = {}

    def look(screen: Screen, name: str) -> None:
        pictures[name] = _CODE.sub("CODE-CODE-CODE-XX", screen.text())

    def held(flow: Flow[object], keys: Keys, lock: IdleLock | None = None) -> None:
        hold_flow(flow, lambda screen: keys(screen, look), size, lock)

    laptop = laptops()
    with sitting_on(laptop, VOICES) as sitting:
        held(interview_flow(desk_of(sitting)), _from_beginning_to_pause)
    with resumed_on(laptop) as sitting:
        held(interview_flow(desk_of(sitting)), _from_pause_to_end)
    with sitting_on(laptops(), AROUND) as sitting:
        desk = desk_of(sitting, (Face.PLAIN, Face.BROWSER))
        held(interview_flow(desk), _around_the_questions)
    with sitting_on(laptops()) as sitting:
        held(interview_flow(desk_of(sitting)), _without_consent)
    _at_a_project(laptops().home, held)
    _at_home(held)
    return pictures


def _at_a_project(folder: Path, held: Callable[..., None]) -> None:
    story = Story(folder)
    sitting = sittings.consent(sittings.begin(story.device("amina")))
    held(interview_flow(desk_of(sitting)), _of_a_concern)
    story.close()


async def _from_beginning_to_pause(screen: Screen, look: Look) -> None:
    look(screen, "information")
    await screen.read_on()
    look(screen, "limits")
    await screen.press("enter")
    look(screen, "consent")
    await screen.press("1")
    look(screen, "consent_chosen")
    await screen.press("enter", "2", "enter")
    look(screen, "consent_read_back")
    await screen.press("2")
    look(screen, "consent_read_back_chosen")
    await screen.press("2", "enter")
    look(screen, "select_one")
    await screen.press("enter")
    look(screen, "nothing_chosen")
    await screen.press("3")
    look(screen, "select_one_chosen")
    await screen.press("enter", "1", "3")
    look(screen, "select_multiple")
    await screen.press("enter", "3", "1")
    look(screen, "rank")
    await screen.press("2", "enter")
    look(screen, "note_to_read")
    await screen.press("enter")
    await screen.type("44")
    await screen.press("enter")
    look(screen, "refused")
    await screen.press("backspace", "enter", "escape")
    look(screen, "menu")
    await screen.press("2")
    look(screen, "menu_chosen")
    await screen.press("escape", "f6")


async def _from_pause_to_end(screen: Screen, look: Look) -> None:
    look(screen, "consent_again")
    await screen.press("1", "enter")
    look(screen, "decimal")
    await screen.type("120.50")
    await screen.press("enter")
    look(screen, "range")
    await screen.type("7")
    await screen.press("enter")
    look(screen, "date")
    await screen.type("21/3/2020")
    await screen.press("enter")
    look(screen, "time")
    await screen.type("22:30")
    await screen.press("enter")
    look(screen, "datetime")
    await screen.type("1/2/2026 14:05")
    await screen.press("enter")
    look(screen, "another")
    await screen.press("2", "enter")
    look(screen, "words")
    await screen.type("We get up early.\nThen we walk to school together, whatever the weather is.")
    look(screen, "words_typed")
    await screen.press("f4")
    look(screen, "words_may_go")
    await screen.press("escape", "f3")
    await screen.type("She laughed")
    look(screen, "own_note")
    await screen.press("f8")
    await screen.choose("I am worried")
    look(screen, "concern_alone")
    await screen.press("enter")
    await screen.choose("is upset")
    look(screen, "break")
    await screen.press("1", "enter", "f8")
    look(screen, "acknowledge")
    await screen.press("1", "enter")
    look(screen, "check")
    await screen.press("3")
    look(screen, "check_chosen")
    await screen.choose("End the interview")
    look(screen, "stop")
    await screen.press("2", "enter")
    look(screen, "sure_erase")
    await screen.press("escape", "f7", "3", "3", "enter")
    look(screen, "keep")
    await screen.press("1", "enter")
    look(screen, "finished")


async def _of_a_concern(screen: Screen, look: Look) -> None:
    await screen.choose("safety")
    look(screen, "concern")
    await screen.type("They said that they are hurt at home.")
    look(screen, "concern_typed")
    await screen.press("f8")
    look(screen, "concern_danger")
    await screen.press("1", "enter")
    look(screen, "concern_call")
    await screen.press("enter")
    look(screen, "concern_when")
    await screen.type("last night")
    await screen.press("enter")
    look(screen, "concern_where")
    await screen.type("at home")
    await screen.press("enter")
    look(screen, "concern_to_file")
    await screen.press("1", "enter")
    look(screen, "concern_filed")


async def _around_the_questions(screen: Screen, look: Look) -> None:
    look(screen, "detail_choices")
    await screen.press("enter")
    look(screen, "detail_nothing")
    await screen.press("3", "enter")
    look(screen, "detail_words")
    await screen.press("f8", "f8")
    look(screen, "detail_choice")
    for choice in ("1", "1", "3"):
        await screen.press(choice, "enter")
    await screen.press("enter", "1", "enter")
    await screen.press("enter", "1", "enter", "1", "enter", "enter")
    await screen.type("It is home.")
    await screen.press("f8")
    look(screen, "offer_self_entry")
    await screen.press("1", "enter")
    look(screen, "self_entry")
    await screen.press("enter", "2", "escape")
    look(screen, "self_entry_menu")
    await screen.press("escape", "enter", "escape", "3", "enter")
    look(screen, "hand_back")
    await screen.press("1", "enter")
    await screen.press("f7")
    await screen.press("escape")
    look(screen, "menu_with_faces")
    await screen.press("escape")


async def _without_consent(screen: Screen, look: Look) -> None:
    await screen.press("enter", "enter", "2", "enter", "2", "enter")
    look(screen, "consent_refused")
    await screen.press("enter")
    look(screen, "ended")


# --- home -------------------------------------------------------------------------------------

HOME = Home(
    project="Riverside Voices",
    is_practice=False,
    unfinished=(),
    recorded=3,
    not_handed_over=2,
    reminders=(Reminder(ReminderKind.HAND_OVER, {"n": 2}),),
    choices=(HomeChoice.START, HomeChoice.MY_INTERVIEWS, HomeChoice.HAND_OVER, HomeChoice.LEAVE),
    next=HomeChoice.HAND_OVER,
)


def _at_home(held: Callable[..., None]) -> None:
    face = FullScreenFace(catalogue())

    async def unlock(screen: Screen, look: Look) -> None:
        look(screen, "unlock")
        await screen.type("wrong")
        await screen.press("enter")
        look(screen, "unlock_wrong")

    async def home(screen: Screen, look: Look) -> None:
        look(screen, "home")
        await screen.press("3")
        look(screen, "home_chosen")

    async def one_look(screen: Screen, look: Look, name: str) -> None:
        look(screen, name)

    held(face.passphrase_flow(lambda _typed: False), unlock)
    held(face.home_flow(HOME, "The interview is safe on this computer."), home)
    rows = ["Voices", "Around"]
    held(
        face.choice_flow("Which questionnaire?", rows),
        lambda screen, look: one_look(screen, look, "choose_one"),
    )
    held(
        face.line_flow("Type the withdrawal code from the slip:"),
        lambda screen, look: one_look(screen, look, "ask_line"),
    )
    held(
        face.page_flow("MY INTERVIEWS", ["r07-012. 21 November 2026. Voices. Handed over."]),
        lambda screen, look: one_look(screen, look, "show_page"),
    )

    async def locked(screen: Screen, look: Look) -> None:
        screen.app._absence.monotonic -= 3600
        screen.app._lock_if_absent()
        await screen.settle()
        look(screen, "locked")

    held(face.home_flow(HOME, ""), locked, IdleLock(60, lambda _typed: False))
