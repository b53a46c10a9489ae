"""How many months a length in words is: "about 3 to 4 years" -> 48. Pure."""

import re

_TAIL = re.compile(r",? (?:then|and then|plus|before)\b.*")
_IN_ALL = re.compile(r"(\d+) years in all")
_SPAN = re.compile(r"(\d+)(?:(?: to | or |-)(\d+))? (year|month|week)")
_ONE = re.compile(r"\b(?:a|one) year\b")
_OPEN = re.compile(r"\bthen\b|\bor more\b|at least|varies|longer|plus")


def months_of(length: str) -> tuple[int | None, bool]:
    """The longer end of a length in months, or `None`; and whether it may well take longer."""
    text = length.casefold()
    whole = _IN_ALL.search(text)
    if whole:
        return int(whole.group(1)) * 12, False
    may_grow = bool(_OPEN.search(text))
    span = _SPAN.search(_TAIL.sub("", text))
    if span:
        number = int(span.group(2) or span.group(1))
        in_months = {"year": number * 12, "month": number, "week": 1}[span.group(3)]
        return in_months, may_grow
    return (12, may_grow) if _ONE.search(text) else (None, True)
