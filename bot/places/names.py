"""One spelling for the name of a place, however it is typed."""

import unicodedata

_SAME = {"saint": "st", "upon": "on", "gt": "great"}
_TABLE = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum()}
    | dict.fromkeys("'’‘`´", "")
    | {"&": " and ", "–": " ", "—": " "}
)


def words_of(name: str) -> tuple[str, ...]:
    """`"King's Lynn & West Norfolk"` -> `("kings", "lynn", "and", "west", "norfolk")`."""
    if name.isascii() and name.isalnum():
        word = name.lower()
        return (_SAME.get(word, word),)
    plain = name.casefold().translate(_TABLE)
    if not plain.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if letter.isascii())
    words = plain.split()
    return tuple([_SAME.get(word, word) for word in words])


def key_of(name: str) -> str:
    """The words of a name as one string, without a "the" in front: what names are looked up by."""
    words = words_of(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
