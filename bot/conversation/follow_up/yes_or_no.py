"""Yes or no to what a job involves: "is there blood?", "do they talk on the phone?", after the job."""

import re
from dataclasses import replace

from bot.catalogue.fields import Involves
from bot.catalogue.role import Role
from bot.conversation.jobs import roles
from bot.conversation.jobs.involved import in_words
from bot.conversation.parts import Answer, Turn, said

LONGEST = 14
"""Words; a longer text asks for more than one thing."""
OF_THE_HOURS = frozenset({Involves.NIGHTS, Involves.WEEKENDS, Involves.ON_CALL})
_YES_OR_NO = re.compile(
    r"^ (?:(?:ok|and|but|so|lol|yes|no|oh|hmm|wait|thanks) )*"
    r"(?:is|are|do|does|would|will|can|could|has|have) "
    r"(?:there|it|they|i|you|we|he|she|the|a|any|my) "
)
_OTHER_PARTS = frozenset({"pay", "entry", "try", "next", "jobs", "similar"})


def asked(turn: Turn) -> Answer | None:
    """ "Is there blood?", "do they work nights?", after a job: yes or no, from what its file says that it involves."""
    question, role = turn.question, turn.role
    tags = question.wish.speaks_of
    if role is None or not tags or question.named or question.facet in _OTHER_PARTS:
        return None
    if len(question.text.words) > LONGEST or not _YES_OR_NO.match(question.text.plain):
        return None
    return _told(turn, role, sorted(tags))


def _told(turn: Turn, role: Role, tags: list[Involves]) -> Answer:
    """The answer over the part of the job that has more about it: its hours, or what can be hard."""
    answer = roles.facet(turn, role, "hours" if OF_THE_HOURS.issuperset(tags) else "hard")
    part_of_it = {"yes": [tag for tag in tags if tag in role.involves]}
    part_of_it["no"] = [tag for tag in tags if tag not in role.involves]
    lines = [
        said(turn.wording(f"involved.{key}", what=in_words(turn, those))) for key, those in part_of_it.items() if those
    ]
    blocks = (answer.blocks[0], *lines, *answer.blocks[1:])
    return replace(answer, blocks=blocks, intent="role_info", confidence="sure")
