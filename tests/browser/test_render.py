"""A page as HTML: every text escaped, in its own language, nothing sent that is not shown."""

from base64 import b64encode
from hashlib import sha256

from hypothesis import example, given
from hypothesis import strategies as st

from peerkit.browser.form import Form
from peerkit.browser.page import (
    Button,
    Card,
    Choice,
    Choices,
    Line,
    Page,
    Paragraph,
    Ranking,
    Row,
    Rows,
    Voice,
    Words,
)
from peerkit.browser.render import Pages, style_digest
from peerkit.browser.text import Text, direction_of, in_language, said, worded
from peerkit.interview import Wording
from peerkit.words import catalogue
from peerkit.words.visible import visible
from tests.browser.reader import read_page

WORDS = catalogue()
VIEW = "0123456789abcdef"
HOSTILE = "</textarea></title><script>x</script>\"'><b onclick=x> &lt; {{ 1 }} {% x %}"

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"))


def drawn(page: Page, *, lock_seconds: float | None = None) -> str:
    return Pages(WORDS).page(page, VIEW, lock_seconds).decode("utf-8")


def full_page(text: str) -> Page:
    """Return a page that holds the text wherever one can stand."""
    said = in_language(text, "ar")
    return Page(
        title=text,
        heading=said,
        lead=(said,),
        body=(Paragraph(said, Voice.ALOUD), Rows((Row(said, (said,), Button("row", text)),))),
        fields=(
            Choices("one", (Choice("1", said), Choice("2", said, is_chosen=True)), label=said),
            Ranking("order", (Choice("1", said),), {"1": "1"}, label=said),
            Line("line", text, said),
            Words("words", text, said),
        ),
        buttons=(Button("save", text),),
        menu=(Button("/back", text),),
        about=text,
        notice=text,
        error=said,
    )


@given(texts)
@example(HOSTILE)
@example("\u202e\u2066\x1b[31m\x07")
def test_whatever_stands_on_a_page_is_shown_and_never_obeyed(text: str) -> None:
    seen = read_page(drawn(full_page(text)))
    assert seen.unclosed == []
    assert seen.fields["words"] == [text]
    assert seen.fields["line"] == [text]
    assert seen.fields["about"] == [text]
    assert seen.fields["one"] == ["2"]
    assert seen.fields["order-1"] == ["1"]
    assert set(seen.tags) <= ALLOWED_TAGS
    assert visible(text) in seen.words


ALLOWED_TAGS = frozenset(
    {
        *("html", "head", "meta", "title", "link", "style", "script", "body", "a", "header"),
        *("main", "p", "div", "h1", "h2", "form", "input", "fieldset", "legend", "label"),
        *("select", "option", "textarea", "span", "ol", "li", "button", "details", "summary"),
        *("bdi", "noscript"),
    }
)


@given(texts)
@example(HOSTILE)
def test_what_was_typed_on_a_page_left_behind_is_shown_and_never_obeyed(text: str) -> None:
    form = Form("save", {"view": (VIEW,), "answer": (text,)})
    for html in (Pages(WORDS).outdated(form), Pages(WORDS).elsewhere(form, can_take=True)):
        seen = read_page(html.decode("utf-8"))
        assert set(seen.tags) <= ALLOWED_TAGS | {"blockquote"}
        assert not text.strip() or visible(text) in seen.words
        assert VIEW not in seen.words


def test_what_a_person_said_turns_the_block_that_it_stands_in() -> None:
    row = Row(in_language("كم مرة؟", "ar"), (said("كل أسبوع"),))
    html = drawn(Page("x", Text("Check"), body=(Rows((row,)),)))
    assert '<ol class="rows" dir="rtl">' in html
    assert '<p class="line" dir="auto"><span>كل أسبوع</span></p>' in html


def test_a_slip_stands_in_one_box_and_its_code_keeps_its_order() -> None:
    lines = (in_language("رمز السحب 6523-4412-AB3D", "ar"), Text("Until then."))
    html = drawn(Page("x", Text("Done"), body=(Card(lines, strong=0),)))
    assert '<p class="strong" dir="rtl">' in html
    assert '<bdi dir="ltr">6523-4412-AB3D</bdi>' in html


def test_what_is_wrong_is_linked_to_the_field_that_is_meant() -> None:
    fields = (Words("words", label=Text("What")), Line("when", label=Text("When")))
    page = Page("x", Text("A concern"), fields=fields, error=Text("When?"), error_at=1)
    html = drawn(page)
    assert '<a href="#field-1">' in html
    assert html.count('aria-invalid="true"') == 1
    assert 'id="field-1" name="when"' in html
    assert "<title>To look at again: x" in html


def test_words_in_another_language_say_so() -> None:
    wording = Wording("Tell me.", "en", is_fallback=True)
    page = Page("x", worded(WORDS, wording), lead=(in_language("شارعكم", "ar"),))
    html = drawn(page)
    assert '<span lang="ar" dir="rtl">شارعكم</span>' in html
    assert '<span class="mark" dir="ltr">[not translated yet; this is en]</span>' in html
    assert '<html lang="en" dir="ltr">' in html


def test_a_telephone_number_keeps_its_order_in_a_text_read_from_the_right() -> None:
    html = drawn(Page("x", in_language("اتصل على الرقم 116 123.", "ar")))
    assert 'الرقم <bdi dir="ltr">116 123</bdi>.</span>' in html


def test_a_language_has_its_direction() -> None:
    read_from = {tag: direction_of(tag) for tag in ("ar", "fa", "ur", "he", "en", "ro", "zh")}
    assert read_from == dict.fromkeys(("ar", "fa", "ur", "he"), "rtl") | dict.fromkeys(
        ("en", "ro", "zh"), "ltr"
    )


def test_the_policy_names_the_style_that_stands_in_the_page() -> None:
    html = drawn(full_page("x"))
    style = html.partition("<style>")[2].partition("</style>")[0]
    assert style_digest() == b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")


def test_nothing_but_its_own_script_is_loaded_or_run() -> None:
    html = drawn(full_page("x"))
    assert html.count("<script") == 1
    assert '<script src="page.js" defer></script>' in html
    assert "http" not in html
    assert " style=" not in html
    assert " onclick" not in html


def test_browsers_are_asked_to_remember_and_spell_nothing() -> None:
    html = drawn(full_page("x"))
    typed = html.count("<textarea") + html.count('type="text"') + html.count("<select")
    assert html.count('autocomplete="off"') == typed + 1
    assert html.count('spellcheck="false"') == typed - html.count("<select")


def test_a_passphrase_is_never_sent_back() -> None:
    page = Page("x", Text("x"), fields=(Line("passphrase", label=Text("x"), is_secret=True),))
    held = page.holding({"view": (VIEW,), "passphrase": ("secret",)})
    assert "secret" not in drawn(held)


def test_practice_is_marked_on_every_page() -> None:
    pages = Pages(WORDS)
    pages.is_practice = True
    mark = WORDS.text("practice.mark")
    page = Page("x", Text("x"))
    for html in (
        pages.page(page, VIEW, None),
        pages.busy(),
        pages.outdated(Form("x")),
        pages.elsewhere(None, can_take=False),
    ):
        assert mark in html.decode("utf-8")


def test_a_page_that_can_lock_says_after_how_long() -> None:
    page = Page("x", Text("x"), buttons=(Button("save", "Save"),))
    assert 'data-lock-seconds="1800"' in drawn(page, lock_seconds=1800)
    assert "data-lock-seconds" not in drawn(page)
