"""Questions without anything personal in them, before they are kept for the admins."""

import re

MAX_KEPT = 200
"""Characters of a missed question that are kept."""

_PERSONAL = (
    re.compile(r"\b[\w.+-]+\s*(?:@|\bat\b)\s*[\w-]+(?:\.|\s+dot\s+)\w+\S*", re.I),  # e-mail
    re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|co\.uk|uk|me|io)\b\S*", re.I),  # link
    re.compile(r"(?<!\w)@\w+"),  # handle
    re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.I),  # full postcode
    re.compile(r"\b[A-Z]{2}\s?(?:\d\s?){6}[A-D]\b", re.I),  # National Insurance number
    re.compile(r"\b(?:\d{1,2}[/.-]){2}\d{2,4}\b"),  # date of birth
    re.compile(r"\+?\d(?:[\s().-]*\d){6,}"),  # phone, NHS number, card
    re.compile(r"\b\d{1,4}[a-z]?\s+(?:\w+\s+){1,3}(?:street|st|road|rd|lane|avenue|ave|close|drive|way)\b", re.I),
    re.compile(
        r"\b(?:my (?:full )?name(?:'?s| is)|i am called|im called|i'm called|call me|this is)\s+"
        r"[\w'-]+(?:\s+[A-Z][\w'-]+)*", re.I,
    ),
    re.compile(r"\b(?:[Ii]'?m|[Ii] am)\s+[A-Z][a-z'-]+(?:\s+[A-Z][a-z'-]+)+"),
)  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]+")


def clean(text: str) -> str:
    """The text with every personal detail replaced by dots; at most `MAX_KEPT` characters."""
    text = _CONTROL.sub(" ", text[: MAX_KEPT * 3])
    for pattern in _PERSONAL:
        text = pattern.sub("…", text)
    return " ".join(text.split())[:MAX_KEPT]
