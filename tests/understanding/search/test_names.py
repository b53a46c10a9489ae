from bot.understanding.search.names import Names


def names() -> Names:
    made = Names()
    made.add("nurse", ("nurs",), is_title=True)
    made.add("dental-nurse", ("dental", "nurs"), is_title=True)
    made.add("midwife", ("midwif",), is_title=True)
    made.add("pa", ("pa",), is_title=False)
    made.add("secretary", ("pa",), is_title=False)
    return made


def test_the_longest_name_wins_over_the_one_inside_it() -> None:
    found = names().find(["a", "dental", "nurs"])
    assert [(named.ids, named.start, named.end) for named in found] == [(("dental-nurse",), 1, 3)]


def test_several_names_come_in_the_order_of_the_text() -> None:
    found = names().find(["midwif", "or", "nurs"])
    assert [named.ids for named in found] == [("midwife",), ("nurse",)]


def test_a_name_of_two_roles_gives_both() -> None:
    (found,) = names().find(["pa"])
    assert found.ids == ("pa", "secretary")
    assert not found.is_title


def test_a_name_of_no_words_is_left_out() -> None:
    made = Names()
    made.add("nothing", (), is_title=True)
    assert made.find(["a"]) == []
