"""Compiles `trusts.tsv` from the list of NHS trusts of the Organisation Data Service (the file `etr.csv`).

    python knowledge/places/compile_trusts.py path/to/etr.csv

Trusts that are closed, ambulance trusts (they cover whole regions) and those outside England are left out.
"""

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
CODE, NAME, POSTCODE, CLOSED = 0, 1, 9, 11
SMALL = frozenset({"and", "of", "for", "in", "on", "with", "the", "upon"})
NOT_A_PLACE = ("AMBULANCE", "ONLINE NHS")
TAIL = re.compile(r",? NHS (?:Foundation )?Trust$")
OF_HEALTH = re.compile(r"Hospital|Health|Care\b|Partnership|Marsden|Children's")
"""A name that says by itself that it is about health needs no more."""


def spelt(name: str) -> str:
    """'LEEDS TEACHING HOSPITALS NHS TRUST' as people write it: 'Leeds Teaching Hospitals'."""
    words = name.replace("&", "and").casefold().split()
    cased = [word if word in SMALL and number else word[:1].upper() + word[1:] for number, word in enumerate(words)]
    whole = " ".join(cased).replace("Nhs", "NHS")
    bare = TAIL.sub("", whole)
    return bare if OF_HEALTH.search(bare) else whole


def compiled(source: Path) -> Iterator[tuple[str, str, str]]:
    """Code, name and outward code of each trust, by name."""
    outcodes = {line.split("\t")[0] for line in (HERE / "outcodes.tsv").read_text(encoding="utf-8").splitlines()}
    with source.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if not row[CLOSED] and not any(no in row[NAME] for no in NOT_A_PLACE)]
    for row in sorted(rows, key=lambda row: row[NAME]):
        outcode = row[POSTCODE].partition(" ")[0]
        if outcode in outcodes:
            yield row[CODE], spelt(row[NAME]), outcode


def main() -> None:
    lines = ["\t".join(("code", "name", "outcode")), *("\t".join(row) for row in compiled(Path(sys.argv[1])))]
    (HERE / "trusts.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
