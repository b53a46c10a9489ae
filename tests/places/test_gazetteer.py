import pytest

from bot.places.gazetteer import Gazetteer

ICBS_OF_APRIL_2026 = 36
OUTCODES, AUTHORITIES = 2308, 296


def test_every_english_outward_code_resolves(gazetteer: Gazetteer) -> None:
    places = {code: gazetteer.outcode(code.lower()) for code in gazetteer.outcodes}
    lost = [
        code
        for code, place in places.items()
        if not (place and place.authorities and place.icb and place.region and place.lat and place.lon)
    ]
    assert not lost
    assert len(places) == OUTCODES


def test_every_authority_resolves_by_both_its_names(gazetteer: Gazetteer) -> None:
    lost = [
        name
        for authority in gazetteer.authorities
        for name in (authority.name, authority.spoken)
        if authority.code not in [code for place in gazetteer.named(name)[:1] for code in place.authorities]
        or gazetteer.authority_named(name) != authority
    ]
    assert not lost
    assert len(gazetteer.authorities) == AUTHORITIES


def test_points_lie_in_england(gazetteer: Gazetteer) -> None:
    points = [(authority.name, authority.lat, authority.lon) for authority in gazetteer.authorities]
    astray = [name for name, lat, lon in points if not (49.8 < lat < 55.9 and -6.5 < lon < 1.9)]
    assert not astray


def test_there_are_the_36_boards_of_april_2026(gazetteer: Gazetteer) -> None:
    assert len({icb for authority in gazetteer.authorities for icb in authority.icbs}) == ICBS_OF_APRIL_2026


def test_old_boards_are_still_understood(gazetteer: Gazetteer) -> None:
    frimley = gazetteer.named("Frimley ICB")[0]
    assert "NHS Thames Valley Integrated Care Board" in frimley.icbs


def test_a_code_over_a_border_keeps_the_authorities_by_share(gazetteer: Gazetteer) -> None:
    bd20 = gazetteer.outcode("BD20")
    assert bd20 is not None
    names = [found.name for code in bd20.authorities if (found := gazetteer.authority(code))]
    assert set(names) >= {"Bradford", "North Yorkshire"}


@pytest.mark.parametrize(
    ("code", "nation"),
    [
        ("EH1", "Scotland"),
        ("G12", "Scotland"),
        ("TD1", "Scotland"),
        ("CF10", "Wales"),
        ("SY15", "Wales"),
        ("BT7", "Northern Ireland"),
        ("IM1", "Isle of Man"),
        ("JE2", "Jersey"),
        ("GY1", "Guernsey"),
        ("TD15", "England"),
        ("HR3", "England"),
    ],
)
def test_codes_tell_the_nation(gazetteer: Gazetteer, code: str, nation: str) -> None:
    place = gazetteer.outcode(code)
    assert place is not None
    assert place.nation == nation


@pytest.mark.parametrize("code", ["ZZ9", "EH", "QQ1", "W", ""])
def test_made_up_codes_are_no_place(gazetteer: Gazetteer, code: str) -> None:
    assert gazetteer.outcode(code) is None


@pytest.mark.parametrize(
    ("name", "authority"),
    [
        ("Boston", "Boston"),
        ("hull", "Kingston upon Hull, City of"),
        ("Bassetlaw", "Bassetlaw"),
        ("Sefton", "Sefton"),
        ("Pendle", "Pendle"),
        ("St Helens", "St. Helens"),
        ("saint helens", "St. Helens"),
        ("Bristol", "Bristol, City of"),
        ("Durham", "County Durham"),
        ("the Wirral", "Wirral"),
        ("King’s Lynn & West Norfolk", "King's Lynn and West Norfolk"),
        ("newcastle-upon-tyne", "Newcastle upon Tyne"),
        ("Newcastle on Tyne", "Newcastle upon Tyne"),
    ],
)
def test_known_traps(gazetteer: Gazetteer, name: str, authority: str) -> None:
    found = gazetteer.authority_named(authority)
    assert found is not None
    assert gazetteer.named(name)[0].authorities[0] == found.code


def test_namesakes_are_all_kept_the_biggest_first(gazetteer: Gazetteer) -> None:
    ashfords = gazetteer.named("Ashford")
    assert [place.within for place in ashfords] == ["Kent", "Surrey"]


def test_an_unknown_name_has_no_places(gazetteer: Gazetteer) -> None:
    assert gazetteer.named("Ankh-Morpork") == ()
    assert gazetteer.named("") == ()


@pytest.mark.parametrize(
    "word",
    [
        "nurse",
        "nursing",
        "paramedic",
        "radiographer",
        "midwifery",
        "physio",
        "dentist",
        "carers",
        "childrens",
        "hospital",
    ],
)
def test_role_words_are_never_mended_into_places(gazetteer: Gazetteer, word: str) -> None:
    assert gazetteer.respelt(word, 0) is None


def test_a_misspelt_name_is_mended(gazetteer: Gazetteer) -> None:
    assert gazetteer.respelt("wolverhamton", 25_000) == "wolverhampton"


@pytest.mark.parametrize(
    ("code", "town"), [("EX4", "Exeter"), ("TA1", "Taunton"), ("B72", "Birmingham"), ("L4", "Liverpool")]
)
def test_an_outward_code_knows_its_town(gazetteer: Gazetteer, code: str, town: str) -> None:
    place = gazetteer.outcode(code)
    assert place is not None
    assert place.within == town
