from bot.channels.turns import DOUBLE_PRESS_SECONDS, Presses, Turns


def test_a_press_repeated_within_a_moment_is_told() -> None:
    presses = Presses()
    assert [presses.again(("a", 1), 0), presses.again(("a", 1), 0.5), presses.again(("b", 1), 0.6)] == [
        False,
        True,
        False,
    ]


def test_the_same_press_later_counts_again() -> None:
    presses = Presses()
    presses.again(("a", 1), 0)
    assert not presses.again(("a", 1), DOUBLE_PRESS_SECONDS + 0.1)


async def test_one_lock_for_each_person_as_long_as_it_is_needed() -> None:
    turns = Turns()
    mine = turns.of(1)
    assert turns.of(1) is mine
    assert turns.of(2) is not mine
