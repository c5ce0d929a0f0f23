"""A number typed to choose one of several things that are shown with numbers."""


def read_number(line: str, highest: int) -> int | None:
    """Return a number from 1 to `highest`, typed in any script's digits; else None."""
    word = line.strip().removesuffix(".")
    if not word.isdecimal() or len(word) > len(str(highest)) + 2:
        return None
    number = int(word)
    return number if 1 <= number <= highest else None
