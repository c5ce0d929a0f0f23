"""What home's choices do: each is carried out in the face, and leaves a line for home to show.

Laws:
- Whatever is asked can be left by going back, and then nothing was done.
- An error of ours is a line at home, not an end.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from peerkit.cli.at_home.visit import Visit
from peerkit.errors import NoPlaceError, PeerkitError, TrainingNeededError
from peerkit.values import write_instant
from peerkit.words import catalogue
from peerkit.workflow.clock import now
from peerkit.workflow.home import HomeChoice

if TYPE_CHECKING:
    from peerkit.workflow.exchange.syncing import Synced
    from peerkit.workflow.interviews.sitting import Sitting


def run_errand(visit: Visit, choice: HomeChoice) -> str:
    """Return the line that says what became of the choice; an error's words if it failed."""
    try:
        return _ERRANDS[choice](visit)
    except PeerkitError as error:
        return problem_in_words(error)


def problem_in_words(error: PeerkitError) -> str:
    """Return what went wrong and what to do next, on one line."""
    words = catalogue()
    message = words.text(f"error.{error.code}", **error.values)
    hint = words.text(f"error.{error.code}.hint", **error.values)
    return words.text("home.problem", message=message, hint=hint)


# --- interviews ---------------------------------------------------------------------------------


def _start(visit: Visit) -> str:
    from peerkit.cli.at_home.choosing import (
        choose_language,
        choose_sheet,
        real_languages,
        settle_lone_working,
        settle_terms_at_home,
    )
    from peerkit.values import Mode
    from peerkit.workflow.interviews.sitting import begin_sitting
    from peerkit.workflow.interviews.training import check_trained

    try:
        check_trained(visit.vault)
    except TrainingNeededError:  # its own words lead home, where somebody is already
        return visit.text("home.not_trained")
    sheet = choose_sheet(visit.face, visit.words, visit.vault)
    if sheet is None or not settle_terms_at_home(visit):
        return ""
    real = real_languages(visit.vault, sheet)
    language = choose_language(visit.face, visit.words, sheet, real)
    if language is None or not settle_lone_working(visit):
        return ""
    return _hold(visit, begin_sitting(visit.vault, sheet, language, Mode.SPOKEN, now))


def _resume(visit: Visit) -> str:
    from peerkit.cli.at_home.choosing import choose_unfinished, settle_lone_working
    from peerkit.workflow.interviews.sitting import resume_sitting

    interview = choose_unfinished(visit.face, visit.words, visit.vault)
    if interview is None or not settle_lone_working(visit):
        return ""
    return _hold(visit, resume_sitting(visit.vault, interview, now))


def _hold(visit: Visit, sitting: "Sitting") -> str:
    """Conduct the interview; the debrief is asked afterwards, where it is asked for."""
    from peerkit.cli.faces import conduct

    outcome = conduct(visit.face, sitting)
    return visit.text(f"home.outcome.{outcome.value}")


def _debrief(visit: Visit) -> str:
    from peerkit.cli.debriefing import debrief

    debrief(visit.face, visit.words, visit.vault)
    return visit.text("home.debriefed")


def _practise(visit: Visit) -> str:
    from peerkit.cli.at_home.practising import practise

    return practise(visit.face, visit.words, visit.vault)


# --- what is here -------------------------------------------------------------------------------


def _my_interviews(visit: Visit) -> str:
    from peerkit.workflow.interviews.training import training_log
    from peerkit.workflow.looking.listing import list_interviews

    lines = [
        visit.text(
            "home.interview",
            code=one.code,
            day=visit.words.date(one.at[:10]),
            title=one.form_id,
            where=visit.text(f"status.where.{one.where.value}"),
        )
        for one in list_interviews(visit.vault)
    ]
    log = training_log(visit.vault)
    logged = [
        visit.text(f"home.training_entry.{one.part.value}", day=visit.words.date(one.at[:10]))
        for one in log.entries
    ]
    if not visit.vault.is_practice:
        logged = [
            visit.text("home.training_title"),
            *(logged or [visit.text("home.training_none")]),
        ]
    title = visit.text("home.interviews")
    visit.face.show_page(title, [*(lines or [visit.text("home.no_interviews")]), *logged])
    return ""


def _train(visit: Visit) -> str:
    from peerkit.cli.at_home.practising import train

    return train(visit.face, visit.words, visit.vault)


def _be_safe(visit: Visit) -> str:
    from peerkit.workflow.safeguarding.lone_working import end_outing, find_outing

    outing = find_outing(visit.vault)
    end_outing(visit.vault)
    return "" if outing is None else visit.text("lone.safe", buddy=outing.buddy)


# --- in and out ---------------------------------------------------------------------------------


def _hand_over(visit: Visit) -> str:
    """Sync; where no place is known, it is asked for once."""
    from peerkit.cli.kit_file import typed_path
    from peerkit.workflow.exchange.syncing import remember_place, sync

    try:
        return _handed_over(visit, sync(visit.vault, write_instant(now())))
    except NoPlaceError:
        place = visit.face.ask_line(visit.text("home.place"))
        if place is None:
            raise
        remember_place(visit.vault, str(typed_path(place).absolute()))
        return _handed_over(visit, sync(visit.vault, write_instant(now())))


def _handed_over(visit: Visit, done: "Synced") -> str:
    from peerkit.workflow.looking.listing import Where, count_interviews

    code = "home.handed_over" if done.delivered else "home.nothing_new"
    counts = count_interviews(visit.vault)
    recorded = sum(counts.values()) - counts.get(Where.PAUSED, 0)
    merged = counts.get(Where.MERGED, 0) + counts.get(Where.FREED, 0)
    confirmed = _confirmed(visit, merged, recorded)
    changed = [visit.text(f"home.reminder.{one.kind.value}", **one.values) for one in done.changes]
    refused = [problem_in_words(one.refusal) for one in done.merged if one.refusal is not None]
    return " ".join(
        filter(None, [visit.text(code, n=done.delivered), confirmed, *changed, *refused])
    )


def _confirmed(visit: Visit, merged: int, recorded: int) -> str:
    """Return how many of the interviews the project has, as people say it; "" where none is."""
    if not recorded:
        return ""
    if not merged:
        return visit.text("home.confirmed_none", n=recorded)
    if merged >= recorded:
        return visit.text("home.confirmed_all", n=recorded)
    return visit.text("home.confirmed", merged=merged, n=recorded)


def _join(visit: Visit) -> str:
    from peerkit.cli.at_home.kit_at_home import ask_kit, join_with

    kit = ask_kit(visit.face, visit.words)
    return "" if kit is None else join_with(visit.face, visit.words, visit.vault, kit)


def _withdraw(visit: Visit) -> str:
    from peerkit.workflow.belonging.link import find_links
    from peerkit.workflow.exchange.withdrawing import withdraw

    typed = visit.face.ask_line(visit.text("home.withdraw"))
    if typed is None:
        return ""
    withdraw(visit.vault, typed, write_instant(now()))
    said = visit.text("home.withdrawn")
    return f"{said} {visit.text('home.withdrawn_next')}" if find_links(visit.vault) else said


def _said_no(visit: Visit) -> str:
    from peerkit.workflow.interviews.approaches import OUTCOMES, file_approach

    outcomes = list(OUTCOMES)
    rows = [visit.text(f"approach.{outcome}") for outcome in outcomes]
    chosen = visit.face.choose_one(visit.text("home.said_no"), rows)
    if chosen is None:
        return ""
    file_approach(visit.vault, outcomes[chosen], write_instant(now()))
    return visit.text("home.said_no_kept")


_ERRANDS: Mapping[HomeChoice, Callable[[Visit], str]] = {
    HomeChoice.START: _start,
    HomeChoice.RESUME: _resume,
    HomeChoice.SAFE: _be_safe,
    HomeChoice.DEBRIEF: _debrief,
    HomeChoice.MY_INTERVIEWS: _my_interviews,
    HomeChoice.HAND_OVER: _hand_over,
    HomeChoice.JOIN: _join,
    HomeChoice.PRACTISE: _practise,
    HomeChoice.TRAINING: _train,
    HomeChoice.WITHDRAW: _withdraw,
    HomeChoice.SAID_NO: _said_no,
}
