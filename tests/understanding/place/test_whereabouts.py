import json
from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.places.gazetteer import Gazetteer
from bot.understanding.place.whereabouts import Whereabouts, read_place

AWKWARD = {
    # postcodes
    "WV1 1AA": "WV1",
    "jobs near wv11aa": "WV1",
    "my postcode is dn2 5lt": "DN2",
    "DN25LT work experience": "DN2",
    "TS18 whos my hub": "TS18",
    "anything near tr1": "TR1",
    "i live in e17": "E17",
    "near b5": "B5",
    "my postcode is L3": "L3",
    "EH1 1AA": "EH1",
    # misspelt, run together, in capitals
    "wolverhamton": "Wolverhampton",
    "nursing jobs wolverhamton": "Wolverhampton",
    "birmingahm": "Birmingham",
    "mancester uni": "Manchester",
    "liverpol": "Liverpool",
    "sheffeild": "Sheffield",
    "notingham": "Nottingham",
    "im in leciester": "Leicester",
    "bradfrod": "Bradford",
    "southhampton": "Southampton",
    "portsmoth": "Portsmouth",
    "birkenhed": "Birkenhead",
    "milton keyns": "Milton Keynes",
    "miltonkeynes": "Milton Keynes",
    "middlesborough": "Middlesbrough",
    "NEXT FAIR IN GATESHEAD": "Gateshead",
    "I LIVE IN READING": "Reading",
    # everyday names
    "im from brum": "Birmingham",
    "manny": "Manchester",
    "on the wirral": "Wirral",
    "stoke": "Stoke-on-Trent",
    "Stoke on Trent": "Stoke-on-Trent",
    "hull": "Hull",
    "scunny": "Scunthorpe",
    "cov": "Coventry",
    "IOW": "Isle of Wight",
    "boro": "Middlesbrough",
    "leamington": "Royal Leamington Spa",
    "i live in berwick": "Berwick-Upon-Tweed",
    "burton on trent": "Burton upon Trent",
    "saint helens": "St Helens",
    "St. Helens": "St Helens",
    "king's lynn": "King's Lynn",
    "bury st edmunds": "Bury St Edmunds",
    "weston super mare": "Weston-super-Mare",
    "hackney": "Hackney",
    "brixton": "Brixton",
    # counties, regions, city regions, boards
    "notts": "Nottinghamshire",
    "in beds": "Bedfordshire",
    "co durham": "County Durham",
    "the black country": "The Black Country",
    "the potteries": "The Potteries",
    "merseyside": "Merseyside",
    "tyneside": "Tyneside",
    "teesside": "Teesside",
    "up north": "The north",
    "down south": "The south",
    "which unis in the north": "The north",
    "the north east": "North East",
    "east anglia": "East Anglia",
    "south east london": "South East London",
    "greater manchester": "Greater Manchester",
    "leeds city region": "West Yorkshire",
    "frimley icb": "NHS Frimley Integrated Care Board",
    "london weighting": "London",
    # words that are also places, with a cue
    "i live in reading": "Reading",
    "im from reading, the town": "Reading",
    "jobs in Sale": "Sale",
    "work experience in bath": "Bath",
    "near rugby": "Rugby",
    "moved to deal": "Deal",
    "careers hub for bury": "Bury",
    "i live in march": "March",
    "we live in wells and cant drive": "Wells",
    "im in kent": "Kent",
    # one of several
    "ashford surrey": "Ashford",
    "richmond in north yorkshire": "Richmond",
    "I'm in Doncaster but want to study in Leeds": "Doncaster",
    "In Kent, near Ashford": "Ashford",
    # outside England
    "im in cardiff": "Cardiff",
    "glasgow": "Glasgow",
    "north wales": "Wales",
    "isle of man": "Isle of Man",
}

NO_PLACE = """
im good at reading
reading and writing skills
how do i get better in reading
my grades in reading
is there a sale on
sales jobs
i hope so
in hope of getting a job
nurse in a ward
bath patients
do nurses bath patients in the bath
can you wash someone in bath water
how to deal with stress
what's the deal with nursing
i play rugby
interested in rugby physio
street clothes in street
work on the street
in march
events in march
careers fair in March
apply by March
nice people
mental health nurse
my name is Ashley
my name is Preston
hi im chelsea
im Shirley and i want to be a nurse
Dr Leeds is my gp
florence nightingale
duke of edinburgh award
cambridge national in health and social care
level 3 health
L3 health and social care
l3 diploma
doing my L2
from b5 to b6
B5 nurse pay
ST1 doctor
FY1 doctor pay
vitamin b12
M25 traffic
ne1 know about apprenticeships
eye hospital jobs
specialising in eye care
i want to work with children
childrens nurse
havent got gcses
suttin in health
i want to be a docter
apprentaships
how much do nurses get paid
army medic in battle
kidney stone
church chaplain
at over 30 can i retrain
send me info
SEND school
box of chocolates
driving a fleet
new york
man united
my friend jordan wants to know
wash hands
barking dogs
in the north wing
high street pharmacy
near me
in my area
i am in year 10
from home
""".strip().splitlines()


def _read(text: str, gazetteer: Gazetteer, *, expected: bool = False) -> Whereabouts:
    found = read_place(text, gazetteer, expected=expected)
    assert found is not None
    return found


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_ways_of_naming_a_place(gazetteer: Gazetteer, text: str) -> None:
    assert _read(text, gazetteer).place.name == AWKWARD[text]


@pytest.mark.parametrize("text", NO_PLACE)
def test_ordinary_words_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert read_place(text, gazetteer) is None


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("ashford", ["Kent", "Surrey"]),
        ("newcastle", ["", "Staffordshire"]),
        ("richmond", ["Richmond upon Thames", "North Yorkshire"]),
        ("boston", ["Lincolnshire"]),
        ("ashford, kent", ["Kent"]),
        ("ashford surrey", ["Surrey"]),
        ("newport isle of wight", ["Isle of Wight"]),
        ("newport, wales", ["Wales"]),
    ],
)
def test_a_name_found_twice_is_asked_about(gazetteer: Gazetteer, text: str, within: list[str]) -> None:
    found = _read(text, gazetteer)
    assert [place.within for place in (found.place, *found.alternatives)] == within


@pytest.mark.parametrize("text", ["Reading", "bath please", "in sale", "B5", "its hope", "bury"])
def test_after_a_question_for_the_place_the_bare_name_will_do(gazetteer: Gazetteer, text: str) -> None:
    assert read_place(text, gazetteer) is None or text in ("in sale", "B5")
    assert _read(text, gazetteer, expected=True).place.name.casefold() in text.casefold()


def test_nothing_beyond_the_outward_code_leaves(gazetteer: Gazetteer) -> None:
    kept = [
        code
        for code in gazetteer.outcodes[::9]
        if "9zz" in json.dumps(asdict(_read(f"i live at {code} 9ZZ with mum", gazetteer))).casefold()
    ]
    assert kept == []


def test_the_span_covers_the_whole_postcode(gazetteer: Gazetteer) -> None:
    text = "near WV1 1AA please"
    start, end = _read(text, gazetteer).span
    assert text[start:end] == "WV1 1AA"


def test_every_outward_code_is_read_after_a_cue(gazetteer: Gazetteer) -> None:
    found = {code: read_place(f"i live in {code}", gazetteer) for code in gazetteer.outcodes}
    assert [code for code, place in found.items() if not place or place.place.name != code] == []


def test_every_authority_is_read_after_a_cue(gazetteer: Gazetteer) -> None:
    lost = [
        authority.spoken
        for authority in gazetteer.authorities
        if authority.code not in _read(f"i live in {authority.spoken}", gazetteer).place.authorities
    ]
    assert lost == []


def test_a_mended_name_is_marked(gazetteer: Gazetteer) -> None:
    assert _read("wolverhamton", gazetteer).mended
    assert not _read("wolverhampton", gazetteer).mended


def test_a_long_story_is_read_at_both_ends(gazetteer: Gazetteer) -> None:
    story = "my mum says i should think about jobs. " * 40
    assert _read(f"hi im in Truro. {story}", gazetteer).place.name == "Truro"
    assert _read(f"{story} so what is near Luton", gazetteer).place.name == "Luton"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=700))
def test_any_text_at_all_is_read(gazetteer: Gazetteer, text: str) -> None:
    found = read_place(text, gazetteer)
    assert found is None or found.place.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("any work at pinderfields", "Wakefield"),
        ("shadowing at the john radcliffe", "Oxford"),
        ("jobs in wellingboro", "Wellingborough"),
        ("what is on in guisbro", "Guisborough"),
        ("i moved from hull to york in may", "York"),
        ("bury nhs jobs", "Bury"),
        ("any near me? L6", "L6"),
    ],
)
def test_hospitals_endings_by_ear_and_where_somebody_goes(gazetteer: Gazetteer, text: str, name: str) -> None:
    found = read_place(text, gazetteer)
    assert found is not None
    assert found.place.name == name
