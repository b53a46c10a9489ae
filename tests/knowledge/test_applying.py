"""What helps people to apply is found in at least five ways of asking each, none of them a sample of its own file."""

import pytest

from bot.conversation.decide import Guide, decide
from bot.messages import Incoming, Person
from bot.store.port import Memory
from tests.conftest import TODAY

ASKED = {
    "six-cs": (
        "what are the six cs of nursing",
        "6cs of nursing for uni",
        "list the six cs",
        "what do the 6cs mean",
        "can you explain the 6 cs",
        "the six cs for an interview",
    ),
    "checks-before-you-start": (
        "what checks do i need before i start an nhs job",
        "what are pre employment checks",
        "what is an occupational health check",
        "how do i explain a gap in my cv",
        "what happens after the job offer",
    ),
    "nhs-values": (
        "what are the values of the nhs",
        "list the nhs values please",
        "nhs values explained",
        "6 values nhs",
        "what values do nhs employers want",
    ),
    "values-based-recruitment": (
        "what does values based recruitment mean",
        "how do values based interviews work",
        "explain values based recruitment",
        "what happens in a values based interview",
        "is values based recruitment a test",
    ),
    "personal-statement": (
        "help me write my personal statement",
        "what are the three ucas questions",
        "how long should my personal statement be",
        "personal statement tips for radiography",
        "what do i put in my ucas personal statement",
        "how does the new personal statement work",
    ),
    "application-form": (
        "what goes in the supporting information box",
        "how do i write my supporting statement",
        "help with the nhs jobs form",
        "what is a person specification",
        "how do i fill in the application form for an nhs job",
    ),
    "skills-into-examples": (
        "give me an example of teamwork",
        "how can i show leadership in my application",
        "what is a good example of good communication",
        "how do i turn my skills into examples",
        "how do i prove teamwork in an interview",
        "good examples of teamwork",
        "how do i show that i can lead",
    ),
    "human-skills": (
        "what human skills do i need",
        "which soft skills matter in health",
        "skills employers want in the nhs",
        "what skills are important in healthcare",
        "what skills should i have for the nhs",
        "human skills employers look for",
        "tell me the soft skills i need",
    ),
    "star-examples": (
        "what does star stand for",
        "how do i use star in an interview",
        "explain the star method",
        "star technique",
        "how do i structure an interview answer",
        "what is star in an interview",
    ),
    "placement-log": (
        "what do i write in my t level placement diary",
        "how do i keep a work experience log",
        "prompts for my placement log",
        "what should i write after work experience",
        "how to reflect on my placement",
        "t level log ideas",
        "what goes in a placement log",
    ),
    "prepare-to-apply": (
        "how do i prepare to apply",
        "help me get ready to apply",
        "how can i prepare my application",
        "what should i do before applying",
        "how do i start applying",
    ),
    "mmi": (
        "whats an mmi",
        "what is a multiple mini interview",
        "what happens in an mmi station",
        "mmi interview explained",
        "can you explain what mmi means",
    ),
    "tell-me-about-yourself": (
        "how do i answer tell me about yourself",
        "what are good strengths and weaknesses",
        "what do i say about my weaknesses",
        "how do i introduce myself at the interview",
        "what should i say my strengths are",
    ),
    "speaking-and-listening": (
        "how can i get better at speaking",
        "how do i get better at listening",
        "how do i become a better listener",
        "how do i get confident talking to people",
        "i am quiet and shy",
    ),
    "interview-nerves": (
        "im scared of my interview",
        "how do i stay calm in an interview",
        "nervous about my interview",
        "what if i go blank in the interview",
        "help with interview anxiety",
    ),
}


@pytest.mark.parametrize("topic", ASKED)
def test_it_is_found_in_many_ways(guide: Guide, topic: str) -> None:
    asked = ASKED[topic]
    found = [decide(Incoming(Person("web", "1"), text), Memory(), guide, TODAY).memory.topic for text in asked]
    missed = [text for text, id_ in zip(asked, found, strict=True) if id_ != topic]
    assert len(asked) - len(missed) >= 5, missed


def test_the_texts_are_no_samples_of_the_files(guide: Guide) -> None:
    for topic, asked in ASKED.items():
        assert not set(asked) & set(guide.catalogue.topics[topic].asked_as), topic
