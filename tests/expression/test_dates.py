"""Dates: whole local days, whatever the clocks do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from peerkit.expression import Environment
from peerkit.expression.dates import read_moment
from tests.expression.answers import LONDON, WORLD, Interview

BUCHAREST = Environment(now=datetime(2026, 7, 15, 1, 30, tzinfo=ZoneInfo("Europe/Bucharest")))
PHOENIX = Environment(now=datetime(2026, 7, 15, 1, 30, tzinfo=ZoneInfo("America/Phoenix")))


@pytest.mark.parametrize("world", [WORLD, BUCHAREST, PHOENIX])
@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("date('2026-07-15') - date('2026-01-15')", "181"),
        ("'2026-03-30' - '2026-03-29'", "1"),
        ("today() - date('1991-02-03')", "12946"),
        ("int((today() - date('2019-05-01')) div 365.25)", "7"),
    ],
)
def test_two_dates_are_whole_days_apart(text: str, days: str, world: Environment) -> None:
    assert Interview().says(text, world=world) == days


@pytest.mark.parametrize("world", [WORLD, BUCHAREST, PHOENIX])
def test_adding_days_to_a_date_gives_a_date(world: Environment) -> None:
    assert Interview().says("date(date('2026-03-01') + 60)", world=world) == "2026-04-30"
    assert Interview().says("date(today() - 200)", world=world) == "2025-12-27"


def test_a_date_in_london_is_a_whole_number_all_year() -> None:
    assert Interview().number("number(date('2026-07-15'))") == 20649
    assert Interview().number("number(date('2026-01-15'))") == 20468
    assert Interview().number("decimal-date-time('1970-01-02T12:00:00')") == 1.5


def test_today_and_now_are_told() -> None:
    assert Interview().says("today()") == "2026-07-15"
    assert Interview().says("now()") == "2026-07-15T10:30:00.000+01:00"
    assert Interview().says("today()", world=replace(WORLD, now=WORLD.now.astimezone(UTC)))
    late = replace(WORLD, now=datetime(2026, 7, 15, 23, 30, tzinfo=UTC).astimezone(LONDON))
    assert Interview().says("today()", world=late) == "2026-07-16"


def test_a_time_without_a_zone_is_no_now() -> None:
    with pytest.raises(ValueError, match="zone"):
        Environment(now=datetime(2026, 7, 15))  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date(now())", "2026-07-15"),
        ("date('2026-07-15T23:30:00Z')", "2026-07-16"),
        ("date-time('2026-07-15T23:30:00Z')", "2026-07-16T00:30:00.000+01:00"),
        ("date('2026-02-30')", ""),
        ("date('soon')", ""),
        ("date('')", ""),
        ("date(true())", ""),
        ("date('2026-07-15T10:00:00+19:00')", ""),
        ("date(1 div 0)", ""),
        ("date(99999999999)", ""),
        ("date('0000-01-01')", ""),
    ],
)
def test_date_gives_a_local_day_or_nothing(text: str, expected: str) -> None:
    assert Interview().says(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "format-date('2026-03-05', '%e %b %Y, %a (%d/%m/%y %n %j)')",
            "5 Mar 2026, Thu (05/03/26 3 %j)",
        ),
        (
            "format-date-time('2026-03-05T09:08:07.006', '%H:%M:%S.%3 %h %W %u %%')",
            "09:08:07.006 9 10 4 %",
        ),
        ("format-date('', '%Y')", ""),
        ("format-date('never', '%Y')", ""),
    ],
)
def test_format_date_writes_what_its_codes_say(text: str, expected: str) -> None:
    assert Interview().says(text) == expected


def test_dates_compare_as_dates() -> None:
    interview = Interview()
    assert interview.holds("'2026-07-15' = today()")
    assert interview.holds("'2026-07-15' = '2026-07-15T00:00:00.000+01:00'")
    assert interview.holds("'2026-07-14' < today() and today() < '2026-07-16'")
    assert not interview.holds("${blank} < today()")


@pytest.mark.parametrize(
    ("text", "share"),
    [("decimal-time('12:00')", 0.5), ("decimal-time('06:00:00.000+01:00')", 0.25)],
)
def test_decimal_time_is_the_share_of_the_day(text: str, share: float) -> None:
    assert Interview().number(text) == share


@pytest.mark.parametrize("text", ["decimal-time('24:00')", "decimal-time('noon')"])
def test_what_is_no_time_has_no_share(text: str) -> None:
    assert Interview().says(text) == ""


def test_a_fixed_offset_serves_as_a_zone() -> None:
    world = Environment(now=datetime(2026, 7, 15, 1, tzinfo=timezone(timedelta(hours=2))))
    assert Interview().says("date('2026-07-15') - date('2026-01-15')", world=world) == "181"


@pytest.mark.parametrize(
    "text",
    [
        "2026-W47-1",
        "5856W03-06",
        "2026-1101",
        "20261-1-1",
        "\uff12\uff10\uff12\uff16-11-21",
        "2026-11-31",
    ],
)
def test_ten_characters_that_are_no_plain_date_are_none(text: str) -> None:
    assert read_moment(text, ZoneInfo("Europe/London")) is None


@pytest.mark.parametrize("text", ["2026-11-21", " 2026-11-21 ", "2026-11-21T00:00"])
def test_a_day_is_its_midnight_however_it_is_written(text: str) -> None:
    zone = ZoneInfo("Europe/London")

    assert datetime(2026, 11, 21, tzinfo=zone) == read_moment(text, zone)
