"""Forms are read strictly, and give back exactly what was filled in."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerkit.browser.form import MOST_FIELDS, Form, read_form

_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))


@given(st.dictionaries(_TEXTS, st.lists(_TEXTS, min_size=1), min_size=1))
def test_what_a_browser_sends_is_what_was_filled_in(filled: dict[str, list[str]]) -> None:
    body = urlencode(filled, doseq=True).encode("ascii")
    assert read_form(body) == {name: tuple(values) for name, values in filled.items()}


@given(st.binary())
def test_any_bytes_are_a_form_or_none(body: bytes) -> None:
    read = read_form(body)
    assert read is None or all(isinstance(one, tuple) for one in read.values())


@pytest.mark.parametrize("body", [b"a=%FF", b"a=%C3", b"\xff=1", b"a=%ED%A0%80"])
def test_what_is_no_text_is_no_form(body: bytes) -> None:
    assert read_form(body) is None


def test_more_fields_than_any_page_has_are_no_form() -> None:
    assert read_form(b"&".join([b"a=1"] * MOST_FIELDS)) is not None
    assert read_form(b"&".join([b"a=1"] * (MOST_FIELDS + 1))) is None


def test_line_ends_come_back_as_they_were_typed() -> None:
    assert read_form(b"a=one%0D%0Atwo%0Athree") == {"a": ("one\ntwo\nthree",)}


def test_a_field_that_was_not_sent_is_empty() -> None:
    form = Form("save", {"ticked": ("1", "2")})
    assert (form.one("ticked"), form.all("ticked")) == ("1", ("1", "2"))
    assert (form.one("other"), form.all("other")) == ("", ())
