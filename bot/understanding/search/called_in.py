"""What the names of roles in a text tell: where they stand, which are ruled out, whether they say enough."""

import re
from collections.abc import Sequence

from bot.understanding.search.called import Callings
from bot.understanding.search.names import Named
from bot.understanding.words.stems import Stems
from bot.understanding.words.text import Text

_BEFORE_A_JOB = {"a", "an", "the", "be", "become", "becoming", "being", "as", "of", "for", "in", "do", "doing"}
_WORD = re.compile(r"\S+")


class CalledIn:
    """Looks for the names of roles in texts; the answers are pure, and the latest text's names are kept for speed."""

    def __init__(self, callings: Callings, stems: Stems) -> None:
        self._callings = callings
        self._stems = stems
        self._latest: tuple[tuple[str, ...], tuple[list[Named], frozenset[str]]] | None = None

    def names(self, words: Sequence[str]) -> tuple[list[Named], frozenset[str]]:
        """The names in a text, and the ids that it rules out.

        The same text is asked about many times in a row; nothing that a person types is kept for longer.
        """
        asked, latest = tuple(words), self._latest
        if latest is None or latest[0] != asked:
            latest = self._latest = (asked, self._callings.find(words, self._stems.of(words)))
        return latest[1]

    def spans(self, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
        """Where the names of roles stand among the words, from word to word; ruled out ones are left out."""
        found, _ = self.names(words)
        return tuple((named.start, named.end) for named in found)

    def telling(self, words: Sequence[str]) -> list[str]:
        """The titles in a text, and other names of two words or more, as they stand there.

        One word such as "lawyer" may be another job than ours; "tissue banking" can't be a job in a bank.
        """
        found, _ = self.names(words)
        telling = (named for named in found if named.is_title or named.end - named.start > 1)
        return [" ".join(words[named.start : named.end]) for named in telling]

    def longer(self, text: Text) -> tuple[tuple[int, int], ...]:
        """Where names of roles of more than one word stand in a text, by its characters."""
        starts = [match.start() for match in _WORD.finditer(text.plain)]
        found, _ = self.names(text.words)
        return tuple(
            (starts[named.start], starts[named.end - 1] + len(text.words[named.end - 1]))
            for named in found
            if named.end - named.start > 1 or len(text.words) == 1
        )

    def denied(self, words: Sequence[str]) -> frozenset[str]:
        """The ids of the roles that a text rules out by name: "but not a paramedic"."""
        return self.names(words)[1]

    def any_job(self, words: Sequence[str], *, strict: bool) -> bool:
        """Whether a name of a role stands in a text, even one that only says the kind of job.

        If not `strict`, a single word that is no title counts only behind "a" or "be": "something medical" names none.
        """
        found, _ = self.names(words)
        return any(
            strict or named.is_title or named.end - named.start > 1 or words[max(named.start - 1, 0)] in _BEFORE_A_JOB
            for named in found
        )

    def opens(self, words: Sequence[str]) -> bool:
        """Whether a text begins with a role and then says which: "doctor for lungs"."""
        return self._callings.opens(words, self._stems.of(words))
