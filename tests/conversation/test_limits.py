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
    assert [limits.judge(SAM) for _ in range(3)] == ["answer", "answer", "slow_down"]
    clock.now = 30
    assert [limits.judge(SAM) for _ in range(2)] == ["answer", "slow_down"]


def test_who_was_asked_to_wait_is_not_asked_again_at_once() -> None:
    limits = Limits(per_minute=1, clock=Clock())
    assert [limits.judge(SAM) for _ in range(4)] == ["answer", "slow_down", "told_already", "told_already"]


def test_memory_stays_small_however_many_people_come() -> None:
    limits = Limits(per_minute=1)
    for number in range(MOST_PEOPLE + 50):
        limits.judge(Person("web", str(number)))
    assert len(limits._buckets) == MOST_PEOPLE
