"""Questions without anything personal in them, before they are kept for the admins."""

import re

MAX_KEPT = 200
"""Characters of a missed question that are kept."""

_AT = r"(?:@|[\[(]\s*at\s*[\])]|\bat\b)"
_DOT = r"(?:\.|[\[(]\s*dot\s*[\])]|\s+dot\s+)"
_NAME = r"[A-Z][a-zà-ž'’-]+"
_STREET = "street|st|road|rd|lane|ln|avenue|ave|close|drive|way|crescent|terrace|court|grove|gardens|place|hill|row"
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_HOLDER = r"(?:my|his|her|their|our)\s+(?:\w+['’]?s?\s+){0,2}"

_FORM = "id|no|number|num"
_NUMBERED = "candidate|passport|ucas|uln|student|nhs|ni|staff|patient|hospital|licence|account"
_ACCOUNT = (
    "insta|instagram|snap|snapchat|tiktok|discord|whatsapp|facebook|twitter|telegram|username|user name|"
    "password|passcode|pin"
)
_NAMES = (
    rf"{_HOLDER}(?:full |first |last |middle |nick)?names?(?:'?s| is| are)?|{_HOLDER}(?:is|was) (?:called|named)|"
    "i am called|im called|i'm called|call me|known as|signed|this is"
)


_NO_NAME = (
    "and|i|im|i['’]m|can|could|but|from|of|what|how|who|where|when|do|does|is|in|at|my|me|a|an|the|to|for|with|so|or|want|"
    "like|would|am|was|not|no|please|thanks|said|says"
)
"""Words that come after a name, not in it."""
_KINDS_OF_SCHOOL = (
    "a|an|the|my|our|your|any|this|that|new|big|local|good|med|medical|nursing|dental|vet|veterinary|high|primary|secondary|"
    "sixth|night|summer|art|drama|special|grammar|boarding|private|law|further|uni|university|college|school|home|work"
)
"""Before "school" or "college" these tell which kind it is; other words are its name."""


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


_PERSONAL = (
    _any_case(rf"[\w.+-]+\s*{_AT}\s*[\w-]+\s*{_DOT}\s*\w+\S*"),  # e-mail
    _any_case(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|co\.uk|uk|me|io|gg)\b\S*"),  # link
    _any_case(r"(?<!\w)@\w[\w.]*|\b\w{2,}#\d{4}\b"),  # handle
    _any_case(rf"\b(?:{_ACCOUNT})\b(?:\s+(?:name|number|id|code|handle))?(?:'?s|\s+is|\s*[:=])\s*\S+"),
    _any_case(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b"),  # full postcode
    _any_case(r"///[\w.]+"),  # three-word address
    _any_case(r"-?\b\d{1,2}\.\d{3,},?\s*-?\d{1,3}\.\d{3,}\b"),  # coordinates
    _any_case(r"\b[A-Z]{2}\s?(?:\d\s?){6}[A-D]\b"),  # National Insurance number
    _any_case(r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b"),  # car registration
    _any_case(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,}\w*\b"),  # IBAN
    _any_case(r"\b[A-Z]{5}\d{6}[A-Z0-9]{2,7}\b"),  # driving licence
    _any_case(r"\b(?:\d{1,3}\.){3}\d{1,3}\b"),  # network address
    _any_case(r"\b(?:\d{1,2}[/.-]){2}\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b"),  # date of birth
    _any_case(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{_MONTH})[a-z]*,?\s+(?:19|20)?\d{{2}}\b"),
    _any_case(rf"\b(?:{_MONTH})[a-z]*\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{{2}}\b"),
    _any_case(r"(?:\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)\b[\s,-]*){6,}"),
    _any_case(r"\+?\d(?:[\s().-]*\d){5,}"),  # phone, NHS number, card, account, sort code
    _any_case(r"\b(?:flat|apartment|apt|room|unit)\s+\d+\w?\b"),
    _any_case(rf"\b\d{{1,4}}[a-z]?,?\s+(?:\w+\s+){{1,3}}(?:{_STREET})\b"),
    _any_case(rf"\b(?:live (?:at|on|in)|address is)\s+(?:\w+\s+){{1,3}}(?:{_STREET})\b"),
    _any_case(
        rf"\b(?:{_HOLDER}(?:\w+ )?names?(?:'?s| is| are)|{_HOLDER}(?:is|was) (?:called|named)|i(?:['’]?m| am) called)"
        rf"\s+[\w'’-]+(?:\s+(?!(?:{_NO_NAME})\b)[\w'’-]+){{0,2}}"
    ),
    re.compile(rf"\b(?i:{_NAMES})\s+[\w'’-]+(?:\s+{_NAME})*"),
    _any_case(r"\b(?:mr|mrs|mx)\.?\s+[\w'’-]+"),
    _any_case(
        rf"\b(?:go to|goes to|attend|at|from)\s+(?!(?:{_KINDS_OF_SCHOOL})\b)(?:[\w'’-]+\s+){{1,3}}"
        r"(?:school|academy|grammar|high|primary|college|sixth form)\b"
    ),
    re.compile(rf"\b(?i:mr|mrs|miss|ms|mx|dr|prof|sir)\.?\s+{_NAME}(?:\s+{_NAME})*"),
    re.compile(rf"\b(?i:i['’]?m|i am)\s+{_NAME}(?:\s+{_NAME})+"),
    re.compile(rf"\b(?i:from|love),?\s+{_NAME}$|\b(?i:cheers|thanks|regards),?\s+{_NAME}"),
    re.compile(rf"(?:\b{_NAME}\s+){{1,4}}(?:School|Academy|College|Primary|Sixth Form|Grammar|High)\b"),
    _any_case(rf"\b(?:{_NUMBERED})\s+(?:(?:{_FORM})\.?)?\s*(?:is|:)?\s*[A-Z]{{0,3}}\d\w*"),
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]+")


def clean(text: str) -> str:
    """The text with every personal detail replaced by dots; at most `MAX_KEPT` characters."""
    text = _CONTROL.sub(" ", text[: MAX_KEPT * 3])
    for pattern in _PERSONAL:
        text = pattern.sub("…", text)
    return " ".join(text.split())[:MAX_KEPT]
