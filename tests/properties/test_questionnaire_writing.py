"""What is written reads back: values as YAML, and questionnaires as questionnaires."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from peerkit.questionnaire import read_questionnaire
from peerkit.questionnaire.nodes import plain
from peerkit.questionnaire.write import write_questionnaire
from peerkit.questionnaire.yaml_source import parse_yaml
from peerkit.questionnaire.yaml_text import Value, yaml_text

CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXTS = (
    st.text(CHARACTERS, max_size=30)
    | st.text(" \n\t#:-'\"{}[],&*!|>%@`ab.?~\r\x07\u202e\u00a0é", max_size=40)
    | st.text("ab ", min_size=95, max_size=230)
    | st.sampled_from(("yes", "no", "", "- a", "? a", ": b", "a: b", "---"))
)
KEYS = TEXTS.filter(lambda key: key not in {"", "<<"})
VALUES: st.SearchStrategy[Value] = st.recursive(
    TEXTS,
    lambda inner: st.dictionaries(KEYS, inner, max_size=4) | st.lists(inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_any_value_reads_back_as_it_was_written(value: dict[str, Value]) -> None:
    source = parse_yaml(yaml_text(value))

    assert () == source.faults
    assert source.root is not None
    assert value == plain(source.root)


# --- questionnaires, sound and odd ------------------------------------------------------------

WORDS = st.sampled_from(("Why?", "A: b", "Is it ${q0}?", " ", "One,\ntwo", "x" * 120, "{contact}"))
WORDINGS: st.SearchStrategy[Value] = WORDS | st.dictionaries(
    st.sampled_from(("en", "ro", "xx")), WORDS, max_size=3
)
EXPRESSIONS = st.sampled_from(
    (
        "yes",
        "no",
        "${q0} > 1",
        ". >= 0",
        ". >",
        "(",
        "true()",
        "today()",
        "a",
        "",
        "selected(., 'a')",
    )
)
TYPES = st.sampled_from(
    (
        "text",
        "integer",
        "note",
        "calculate",
        "select_one l",
        "select_one l or_other",
        "range",
        "odd",
    )
)
QUESTIONS: st.SearchStrategy[Value] = st.fixed_dictionaries(
    {"type": TYPES, "name": st.sampled_from([f"q{n}" for n in range(4)])},
    optional={
        **dict.fromkeys(("label", "hint", "guidance_hint", "constraint_message"), WORDINGS),
        **dict.fromkeys(("required", "relevant", "constraint", "calculation"), EXPRESSIONS),
        **dict.fromkeys(("choice_filter", "default", "readonly"), EXPRESSIONS),
        **dict.fromkeys(("pii", "refusal", "disabled"), st.sampled_from(("yes", "no", "odd"))),
        "probes": st.lists(WORDINGS, max_size=3),
        "parameters": st.sampled_from(("start=1 end=5", "a; b=2", "", "x")),
        "sensitive": st.sampled_from(("health", "odd", "")),
        "media::image": WORDINGS,
        "their column": TEXTS,
    },
)
SURVEYS: st.SearchStrategy[Value] = st.recursive(
    QUESTIONS,
    lambda inner: st.fixed_dictionaries(
        {
            "type": st.sampled_from(("group", "repeat", "matrix")),
            "name": st.sampled_from(("g0", "g1")),
            "questions": st.lists(inner, max_size=3),
        },
        optional={"label": WORDINGS, "relevant": EXPRESSIONS, "repeat_count": EXPRESSIONS},
    ),
    max_leaves=6,
)
CHOICES: st.SearchStrategy[Value] = st.dictionaries(
    st.sampled_from(("a", "b", "other")), WORDINGS, max_size=3
) | st.lists(
    st.fixed_dictionaries(
        {"name": st.sampled_from(("a", "b", ""))}, optional={"label": WORDINGS, "region": TEXTS}
    ),
    max_size=3,
)
QUESTIONNAIRES: st.SearchStrategy[dict[str, Value]] = st.fixed_dictionaries(
    {
        "peerkit": st.just("1"),
        "form_id": st.sampled_from(("any", "")),
        "version": st.just("1"),
        "title": WORDINGS,
        "default_language": st.sampled_from(("en", "ro")),
        "languages": st.just({"en": "English", "ro": "Română"}),
        "survey": st.lists(SURVEYS, max_size=4),
    },
    optional={
        "information": WORDINGS,
        "limits": WORDINGS,
        "signposting": WORDINGS,
        "reviewed": st.just({"ro": "Ioana P., 2026"}),
        "theme": st.just("Housing"),
        "choices": st.fixed_dictionaries({"l": CHOICES}),
        "settings": st.just({"style": "pages"}),
        "odd": VALUES,
        "consent": st.lists(
            st.fixed_dictionaries(
                {
                    "name": st.sampled_from(("take_part", "share")),
                    "purpose": st.sampled_from(("take_part", "answers")),
                    "audience": st.sampled_from(("organisation", "public")),
                },
                optional={"essential": st.sampled_from(("yes", "no")), "label": WORDINGS},
            ),
            max_size=2,
        ),
    },
)


@given(QUESTIONNAIRES)
def test_a_questionnaire_reads_back_whatever_is_wrong_with_it(document: dict[str, Value]) -> None:
    whole = read_questionnaire(yaml_text(document)).questionnaire
    assert whole is not None

    found = read_questionnaire(write_questionnaire(whole)).questionnaire

    assert found is not None
    assert whole == replace(found, digest=whole.digest)
    assert write_questionnaire(whole) == write_questionnaire(found)
