"""The sample questions of one entry, made ready to be held against what is asked."""

from collections.abc import Collection, Iterable, Mapping

Weighed = tuple[frozenset[str], float]
"""The telling stems of a text, and how much they tell in all."""


class Samples:
    """Which stem stands in which sample: a question shares few stems with most entries, and is done with them soon."""

    __slots__ = ("_holders", "masses", "sizes")

    def __init__(self, samples: Iterable[Weighed]) -> None:
        read = list(samples)
        self.masses = tuple(mass for _, mass in read)
        self.sizes = tuple(len(stems) for stems, _ in read)
        holders: dict[str, list[int]] = {}
        for number, (stems, _) in enumerate(read):
            for stem in stems:
                holders.setdefault(stem, []).append(number)
        self._holders = {stem: tuple(numbers) for stem, numbers in holders.items()}

    @property
    def stems(self) -> Collection[str]:
        """The stems of all samples."""
        return self._holders.keys()

    def known(self, stems: Collection[str]) -> list[str]:
        """Those of the stems that stand in any sample."""
        return [stem for stem in stems if stem in self._holders]

    def sharing(self, known: Iterable[str]) -> dict[int, list[str]]:
        """The number of each sample that has any of the stems, which must be known -> those that it has."""
        shared: dict[int, list[str]] = {}
        for stem in known:
            for number in self._holders[stem]:
                shared.setdefault(number, []).append(stem)
        return shared

    def likeness(self, asked: Mapping[str, float], mass: float, light: frozenset[str]) -> float:
        """How alike a question and the nearest sample are, from 0 to 1: rare words count more, `light` ones not alone.

        `asked` holds its stems with what each tells, and `mass` the sum of that. What is less than a half counts for
        nothing, so it is not worked out.
        """
        known, most = self.known(asked), 0.0
        if light.issuperset(known) or 3 * sum(map(asked.__getitem__, known)) < mass:
            return 0.0
        for number, both in self.sharing(known).items():
            if not light.issuperset(both):
                most = max(most, 2 * sum(map(asked.__getitem__, both)) / (mass + self.masses[number]))
        return most
