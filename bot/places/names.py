"""One spelling for the name of a place, however it is typed."""

import re
import unicodedata

_APOSTROPHES = re.compile(r"['’‘`´]")
_OTHER = re.compile(r"[^a-z0-9]+")
_SAME = {"saint": "st", "upon": "on", "gt": "great", "&": "and"}


def words_of(name: str) -> tuple[str, ...]:
    """`"King's Lynn & West Norfolk"` -> `("kings", "lynn", "and", "west", "norfolk")`."""
    folded = name.casefold().replace("&", " and ")
    if not folded.isascii():
        folded = _APOSTROPHES.sub("'", folded)
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return tuple(_SAME.get(word, word) for word in _OTHER.sub(" ", _APOSTROPHES.sub("", folded)).split())


def key_of(name: str) -> str:
    """The words of a name as one string, without a "the" in front: what names are looked up by."""
    words = words_of(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
