from bot.conversation.limits import MOST_PEOPLE, Limits
from bot.messages import Person

SAM = Person("web", "sam")


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_bucket_fills_again_with_time() -> None:
    clock = Clock()
    limits = Limits(per_minute=2, clock=clock)
    assert [limits.allows(SAM) for _ in range(3)] == [True, True, False]
    clock.now = 30
    assert [limits.allows(SAM) for _ in range(2)] == [True, False]


def test_memory_stays_small_however_many_people_come() -> None:
    limits = Limits(per_minute=1)
    for number in range(MOST_PEOPLE + 50):
        limits.allows(Person("web", str(number)))
    assert len(limits._buckets) == MOST_PEOPLE
