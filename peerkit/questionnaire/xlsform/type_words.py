"""The words for types that forms use, each as one of its current forms.

They are those of XLSForm's own history, so that a form of any age reads alike; other words stay as
they are, but for spaces.
"""

from collections.abc import Container, Mapping

_SELECT_ONE = ("select_one", "select one", "select1", "select one from", "select_one from")
_SELECT_MULTIPLE = (
    *("select_multiple", "select multiple", "select all that apply", "select multiple from"),
    *("select all that apply from", "select_multiple from", "add select multiple prompt using"),
)

_LISTED: Mapping[str, str] = {
    **dict.fromkeys((*_SELECT_ONE, "add select one prompt using"), "select_one"),
    **dict.fromkeys(_SELECT_MULTIPLE, "select_multiple"),
    "rank": "rank",
    "select_one_from_file": "select_one_from_file",
    "select one from file": "select_one_from_file",
    "select_multiple_from_file": "select_multiple_from_file",
    "select multiple from file": "select_multiple_from_file",
    "select_one_external": "select_one_external",
    "select one external": "select_one_external",
}
"""Words that a list follows."""

_LONGEST_FIRST = sorted(_LISTED, key=len, reverse=True)

_WHOLE: Mapping[str, str] = {
    "string": "text",
    "add text prompt": "text",
    "int": "integer",
    "add integer prompt": "integer",
    "add decimal prompt": "decimal",
    "add note prompt": "note",
    "add date prompt": "date",
    "add date time prompt": "datetime",
    "date time": "datetime",
    "photo": "image",
    "add image prompt": "image",
    "add photo prompt": "image",
    "add audio prompt": "audio",
    "add video prompt": "video",
    "add file prompt": "file",
    "add acknowledge prompt": "acknowledge",
    "start time": "start",
    "get start time": "start",
    "end time": "end",
    "get end time": "end",
    "get today": "today",
    "imei": "deviceid",
}

_OTHER = ("or_other", "or other", "or specify other")
OR_OTHER = "or_other"

_CONTAINERS: Mapping[str, str] = {"lgroup": "repeat", "looped group": "repeat"}


def read_type_words(written: str) -> str:
    """Return a type in its current words: `Select One from yes_no` is `select_one yes_no`."""
    words = " ".join(written.split())
    lower = words.lower()
    for prefix in _LONGEST_FIRST:
        if lower.startswith(f"{prefix} "):
            return f"{_LISTED[prefix]} {_list_and_other(words[len(prefix) + 1 :])}"
    if lower in _WHOLE:
        return _WHOLE[lower]
    return _LISTED.get(lower, lower if " " not in words else words)


EXTERNAL_TYPE = "select_one_external"


def ran_external(kind: str, lists: Container[str]) -> str:
    """Return the type as which `select_one_external districts` runs; empty where it does not."""
    word, _, rest = kind.partition(" ")
    return f"select_one {rest}" if word == EXTERNAL_TYPE and rest in lists else ""


def _list_and_other(rest: str) -> str:
    for ending in _OTHER:
        if rest.lower().endswith(f" {ending}"):
            return f"{rest[: -len(ending) - 1].strip()} {OR_OTHER}"
    return rest


def container_of(written: str) -> tuple[str, str]:
    """Return (`begin` or `end`, what of) for a row that opens or closes a container, else blanks.

    `begin_group`, `begin group` and `Begin Group` are alike; other tools' containers keep their
    word. `end time` is no container but a time.
    """
    words = written.replace("_", " ").split()
    if len(words) == 1 or not words or words[0].lower() not in {"begin", "end"}:
        return "", ""
    kind = " ".join(words[1:]).lower()
    return ("", "") if kind == "time" else (words[0].lower(), _CONTAINERS.get(kind, kind))
