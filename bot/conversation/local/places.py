"""Near me: the Careers Hub for a place, and what to do where it isn't known."""

from dataclasses import replace

from bot.catalogue.local import Employer, Hub, OfferKind
from bot.catalogue.role import Role
from bot.conversation.jobs.roles import short
from bot.conversation.local import jobs_near, offers, person, whom
from bot.conversation.parts import Answer, Turn, button, found, found_ids, listing, said
from bot.messages import Block, Bold, Button, FoundPlace, FoundRole, Heading, Intent, Link, Paragraph
from bot.places.distance import distance_km
from bot.places.model import Place

ENGLAND = "England"
LOCAL: frozenset[Intent] = frozenset({"hub_contact", "events", "work_experience"})
"""What a place in the question answers better than any topic."""

PART_WITHIN_KM = 15
"""A place so near the middle of a bigger one that it lies in is a part of it."""

WIDE = frozenset({"outcode", "area", "region"})
"""Kinds of place that several Careers Hubs may share: then the town decides."""
TO_GET_IN: frozenset[Intent] = frozenset({"apprenticeship", "t_level", "apply_interview"})
WANTED_NEAR: frozenset[Intent] = LOCAL | TO_GET_IN
"""What a place that is said next belongs to."""


def near(turn: Turn, role: Role | None = None) -> Answer:
    """The next step near the person: asks for the place if it isn't known yet."""
    whereabouts = turn.question.place
    if whereabouts is None and turn.memory.place:
        known = place_called(turn, turn.memory.place)
        if known:
            return at(turn, known, role)
    if whereabouts is None:
        kind = turn.question.offer
        return offers.of_kind(turn, kind) if kind and kind not in offers.TRYING else ask(turn, role)
    if whereabouts.alternatives:
        return which(turn, (whereabouts.place, *whereabouts.alternatives), role)
    return at(turn, whereabouts.place, role)


def ask(turn: Turn, role: Role | None = None) -> Answer:
    """Ask for a town or the first half of a postcode; never for more."""
    role_id = role.id if role else turn.memory.role
    memory = replace(turn.memory, awaiting="place", role=role_id, fallbacks=0, local=_wanted(turn))
    return Answer((said(turn.wording("near.ask")),), (), memory, roles=_roles(turn, role))


def _wanted(turn: Turn) -> Intent | None:
    """What the place is wanted for, where the question says so; "near me" alone leaves it as it was."""
    asked, before = turn.question.intent, turn.memory.local
    if asked == "hub_contact" and before in TO_GET_IN:
        return before
    return asked if asked in LOCAL or asked == "apply_interview" else before


def which(turn: Turn, places: tuple[Place, ...], role: Role | None) -> Answer:
    """One name, several places: the person chooses."""
    wording = turn.wording
    shown = places[:4]
    buttons = tuple(Button(short(_label(place)), f"place:{key_of(place)}") for place in shown)
    text = wording("near.which", name=shown[0].name)
    role_id = role.id if role else turn.memory.role
    memory = replace(turn.memory, awaiting="place", role=role_id, fallbacks=0)
    return Answer((said(text),), buttons, memory, roles=_roles(turn, role), place=found_place(turn, shown[0], ()))


def _label(place: Place) -> str:
    return f"{place.name}, {place.within}" if place.within else place.name


def key_of(place: Place) -> str:
    """A short mark for a button: the name, and which of that name it is."""
    return f"{place.name}|{place.authorities[0] if place.authorities else ''}"


def place_called(turn: Turn, name: str, authority: str = "") -> Place | None:
    """The place of an exact name or outward code, the most likely one of its name."""
    code = turn.gazetteer.outcode(name)
    places = (code,) if code else turn.gazetteer.named(name)
    return next((place for place in places if not authority or authority in place.authorities), None)


def at(turn: Turn, place: Place, role: Role | None = None) -> Answer:
    """What is near: for who has left school where jobs are advertised; for others the hub, and what employers offer."""
    if place.nation != ENGLAND:
        return elsewhere(turn, place)
    jobs = wants_jobs(turn)
    kinds = offers.kinds_for_grown(turn) if jobs else offers.wanted_kinds(turn, _wanted(turn))
    offered = offers.offers_at(turn, place, kinds, role, for_grown=jobs)
    hubs = hubs_at(turn, place)
    which_town = len(hubs) > 1 and place.kind in WIDE
    blocks = jobs_near.blocks(turn, place, role, offered) if jobs else _for_schools(turn, place, kinds, offered)
    buttons = jobs_near.buttons(turn, role) if jobs else _buttons(turn, role, offers.more_button(turn, offered, kinds))
    memory = replace(
        turn.memory,
        place=place.name,
        awaiting="place" if which_town and not jobs else "",
        fallbacks=0,
        role=role.id if role else turn.memory.role,
        local=_wanted(turn),
    )
    return Answer(tuple(blocks), buttons, memory, roles=_roles(turn, role), place=found_place(turn, place, hubs))


def wants_jobs(turn: Turn) -> bool:
    """Whether near means paid work: for who has left school, and for who asks for adverts and is not at school."""
    at_school = turn.asker == "teacher" or (whom.ages(turn) is not None and not whom.is_grown(turn))
    return whom.is_grown(turn) or (_wanted(turn) == "apply_interview" and not at_school)


def _for_schools(turn: Turn, place: Place, kinds: tuple[OfferKind, ...], offered: list[offers.Offer]) -> list[Block]:
    """The hub or hubs for the place, employers that offer something there, and what is not known."""
    hubs = hubs_at(turn, place)
    blocks: list[Block] = [Heading(turn.wording("near.title", place=place.name)), *hub_lines(turn, hubs)]
    if len(hubs) > 1 and place.kind in WIDE:
        blocks.append(said(turn.wording("near.which_town")))
    if turn.question.offer and not any(offer.kind in kinds for _, offer in offered):
        key = "offer.none_but" if offered else "offer.none"
        blocks.append(said(turn.wording(key, kind=turn.wording(f"offer.{kinds[0]}"), place=place.name)))
    if offered and offers.km_to(turn, offered[0][0], place) > offers.NEAR_KM:
        blocks.append(said(turn.wording("offer.farther", place=place.name)))
    shown = offered[: offers.ON_A_PAGE]
    blocks += offers.lines(turn, shown)
    if turn.asker != "teacher" and not any(offers.km_to(turn, employer_, place) == 0 for employer_, _ in shown):
        blocks += jobs_near.employers(turn, place, "near.employers")
    blocks.append(finder(turn))
    return [*blocks, *([said(turn.wording("near.icb", icb=place.icb))] if place.icb else [])]


def _buttons(turn: Turn, role: Role | None, more: tuple[Button, ...]) -> tuple[Button, ...]:
    card = (button(turn.wording, "card", f"role:{role.id}"),) if role else ()
    person_ = button(turn.wording, "person", f"topic:{person.ADVISER}")
    how = button(turn.wording, "try_it", "topic:work-experience-how-to-ask")
    return (*more, *card, how, person_, button(turn.wording, "home", "home"))


def employer(turn: Turn, one: Employer) -> Answer:
    """What an employer offers, and where it is."""
    place = turn.question.place.place if turn.question.place else place_called(turn, one.areas[0])
    answer = offers.employer(turn, one)
    hits = found(turn, turn.question.roles)
    return replace(answer, roles=hits, place=found_place(turn, place, hubs_at(turn, place)) if place else None)


def hubs_at(turn: Turn, place: Place) -> tuple[Hub, ...]:
    """The hubs of the place's authorities, the most likely first."""
    ids = dict.fromkeys(hub for name in area_names(turn, place) for hub in turn.catalogue.hub_areas.get(name, ()))
    return tuple(turn.catalogue.hubs[id_] for id_ in ids)


def area_names(turn: Turn, place: Place) -> list[str]:
    """The names of the place's local authorities, the most likely first."""
    found = (turn.gazetteer.authority(code) for code in place.authorities)
    return [authority.name for authority in found if authority]


def hub_lines(turn: Turn, hubs: tuple[Hub, ...]) -> list[Block]:
    """The hub, or both that it may be, or that it is not known."""
    lines: list[Block] = [_hub_line(turn, hub) for hub in hubs[:2]]
    if len(hubs) > 1:
        lines.append(said(turn.wording("near.two_hubs")))
    return lines or [said(turn.wording("near.no_hub"))]


def _hub_line(turn: Turn, hub: Hub) -> Paragraph:
    title = hub.title.removeprefix("The ")
    name = Link(title, hub.page) if hub.page else Bold(title)
    certain = "" if hub.certainty == "sure" else f" {turn.wording('near.likely')}"
    return Paragraph((turn.wording("near.hub"), " ", name, f".{certain}"))


def finder(turn: Turn) -> Paragraph:
    link = Link(turn.wording("near.finder_name"), turn.wording("near.finder_url"))
    return Paragraph((turn.wording("near.finder"), " ", link))


def elsewhere(turn: Turn, place: Place) -> Answer:
    """Scotland, Wales and Northern Ireland have careers services of their own; of other places we know none."""
    wording = turn.wording
    key = f"near.{place.nation.casefold().replace(' ', '_')}"
    blocks: tuple[Block, ...] = (said(wording("near.abroad")),)
    if key in wording:
        blocks = (said(wording(key)), Paragraph((Link(wording(f"{key}_name"), wording(f"{key}_url")),)))
    memory = replace(turn.memory, place="", awaiting="", fallbacks=0)
    home = (button(wording, "home", "home"),)
    return Answer(blocks, home, memory, place=found_place(turn, place, ()), confidence="sure")


def spotted(turn: Turn) -> FoundPlace | None:
    """The place in a question that is answered without it."""
    if turn.question.place is None:
        return None
    place = turn.question.place.place
    return found_place(turn, place, hubs_at(turn, place))


def remembered(turn: Turn, intent: Intent) -> FoundPlace | None:
    """The place that was said before, for an answer that depends on where the person is."""
    if intent not in WANTED_NEAR or not turn.memory.place:
        return None
    place = place_called(turn, turn.memory.place)
    return found_place(turn, place, hubs_at(turn, place)) if place else None


def found_place(turn: Turn, place: Place, hubs: tuple[Hub, ...]) -> FoundPlace:
    names = listing((hub.title for hub in hubs[:2]), turn.wording("word.or"))
    return FoundPlace(_in_town(turn, place), names, place.icb, place.region)


def _in_town(turn: Turn, place: Place) -> str:
    """The place with the town that it is in, if it is an outward code or a part of a bigger town."""
    town = next(iter(turn.gazetteer.named(place.within)), None) if place.within else None
    is_part = town is not None and place.population < town.population and _km(place, town) < PART_WITHIN_KM
    return _label(place) if place.kind == "outcode" or is_part else place.name


def _km(one: Place, other: Place) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def _roles(turn: Turn, role: Role | None) -> tuple[FoundRole, ...]:
    return found_ids(turn, [role.id], "title") if role else ()


def unknown(turn: Turn) -> Answer:
    """The place that was given can't be found: say so, and how to give it."""
    memory = replace(
        turn.memory, awaiting="place" if turn.memory.fallbacks == 0 else "", fallbacks=turn.memory.fallbacks + 1
    )
    key = "near.unknown" if turn.memory.fallbacks == 0 else "near.unknown_again"
    return Answer(
        (said(turn.wording(key)), finder(turn)), (button(turn.wording, "home", "home"),), memory, confidence="none"
    )
