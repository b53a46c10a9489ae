"""Everything that is said to people from the files of entries: reading age, and words that need to be explained."""

import re
from collections.abc import Iterator

import pytest

from bot.catalogue.layout import FOLDERS
from bot.catalogue.load import Knowledge
from bot.catalogue.reader import Document
from bot.catalogue.words import NOT_SAID, texts_in
from tests.knowledge.test_wording import HARDEST_SMOG, smog

CODES = {
    *("id", "family", "kind", "paid", "state", "status", "intent", "certainty", "action", "level", "months", "bands"),
    *("where", "involves", "suits", "subjects", "flags", "pathway", "next_roles", "related", "leads_to", "role"),
    *("areas", "maybe_areas", "hub", "families", "default", "required", "reviewed", "read", "valid_to", "from_age"),
}
"""Fields that hold a code, an id or a date; what people see of them are words of `wording/`."""

NAMES = {"title", "regulator", "apply", "links"}
"""Names of jobs, bodies and pages: long words that can't be said another way."""

SHORT_FORM = re.compile(r"\b[A-Z]{3,}s?\b")
KNOWN = {
    *(
        "NHS",
        "GCSE",
        "GCSEs",
        "BTEC",
        "BTECs",
        "UCAS",
        "UCAT",
        "DNA",
        "RNA",
        "HIV",
        "ADHD",
        "MRI",
        "COVID",
        "LGBT",
        "RAF",
    ),
    *("GOV", "DBS", "DVLA", "HMRC", "YOU", "AAA", "BBB", "CCC", "DDD", "STAR", "FAST", "SEND", "EHC", "SQL"),
}
"""Words that are known by their short form, grades, and methods that the text itself spells out."""

NAMES_OF_BODIES = {
    *(
        "AAT",
        "ACCA",
        "AHPO",
        "BABCP",
        "CASE",
        "CILIP",
        "CIMA",
        "CIPFA",
        "CNHC",
        "DFN",
        "ENIC",
        "IELTS",
        "JNC",
        "MPCE",
    ),
    *("NCFE", "NEBOSH", "OET", "PLAB", "RCN", "REACHE", "SEARCH", "UNISON"),
}
"""Bodies, tests and schemes: the text beside says what each is for, and the short form is what people look up."""

SPELT_OUT_BESIDE = {"MMI", "PALS", "HPV", "PCR", "CBT", "EEG", "RSV"}
"""Said as the job's own word, in a file that is about it."""


def said(document: Document) -> Iterator[str]:
    for place, text in texts_in(document.data):
        if not (NOT_SAID | CODES | {"apply", "links"}) & set(place):
            yield text


@pytest.mark.parametrize("folder", [folder.name for folder in FOLDERS if folder.name != "hubs"])
def test_every_file_is_plain_to_read(knowledge: Knowledge, folder: str) -> None:
    """Not only all of a kind together: a single hard file would hide in a thousand easy ones."""
    hard = {}
    for document in knowledge.documents[folder].values():
        texts = [
            text if text.endswith((".", "?", "!", ":")) else f"{text}."
            for place, text in texts_in(document.data)
            if not (NOT_SAID | CODES | NAMES) & set(place)
        ]
        grade = smog(" ".join(texts))
        if grade > HARDEST_SMOG:
            hard[document.file] = round(grade, 1)
    assert hard == {}


def test_a_short_form_is_explained_where_it_is_used(knowledge: Knowledge) -> None:
    """As '(HCPC)' behind the full name, or as 'ECG (a machine that …)', somewhere in the same file."""
    unexplained = set()
    for folder in FOLDERS:
        for document in knowledge.documents[folder.name].values():
            everything = " ".join(text for _, text in texts_in(document.data))
            for short in {found for text in said(document) for found in SHORT_FORM.findall(text)}:
                known = short in KNOWN | NAMES_OF_BODIES | SPELT_OUT_BESIDE
                if not known and f"({short}" not in everything and f"{short} (" not in everything:
                    unexplained.add((document.file, short))
    assert unexplained == set()


def test_no_short_form_is_listed_in_vain(knowledge: Knowledge) -> None:
    used = {
        found
        for folder in FOLDERS
        for document in knowledge.documents[folder.name].values()
        for text in said(document)
        for found in SHORT_FORM.findall(text)
    }
    assert (NAMES_OF_BODIES | SPELT_OUT_BESIDE) - used == set()
