"""A telling word makes a question for a rule, also beside the name of a job; in a story it is only a word."""

import pytest

from bot.conversation.decide import Guide

ASKED = (
    ("can i be a nurse if im dyslexic", "dyslexia"),
    ("i wear hearing aids can i be a paramedic", "hearing"),
    ("im colour blind can i be a lab scientist", "colour-vision"),
    ("can i be a midwife with epilepsy", "epilepsy"),
    ("i have type 1 diabetes can i be a midwife", "asthma-and-diabetes"),
    ("im in a wheelchair can i be a doctor", "wheelchair"),
    ("i have adhd can i still be a radiographer", "autism-and-adhd"),
    ("i take antidepressants can i be a doctor", "mental-health-history"),
    ("can a midwife have tatoos", "tattoos"),
    ("do i have to take my gel nails off to be an hca", "nails"),
    ("can i keep my nose piercing as an hca", "hair-and-piercings"),
    ("am i allowed my hijab as a theatre nurse", "hijab-and-faith"),
    ("i got a caution will i pass a dbs for care work", "criminal-record"),
    ("do i have to have hep b jabs", "vaccination"),
    ("is a c1 licence needed for paramedics", "c1-licence"),
    ("i cant drive can i be a district nurse", "cannot-drive"),
    ("i grew up in care can i get help to train as a nurse", "care-leavers-in-the-nhs"),
    ("i care for my mum can i still do an apprenticeship", "young-carers"),
    ("can i volunteer as an asylum seeker", "asylum-and-work"),
    ("i am a doctor from nigeria how do i work in the nhs", "overseas-doctor"),
    ("im 52 is it too late to become a nurse", "am-i-too-old"),
    ("can i be an hca at 16", "under-18-jobs"),
    ("will we lose child benefit if my son is an apprentice", "child-benefit-and-apprenticeships"),
    ("what are the fees for nursing my daughter is asking", "tuition-fees"),
    ("is it safe for my son to be on a mental health ward", "parent-is-it-safe"),
    ("my child has an ehcp what are the options", "parent-supported-internship"),
    ("can i use the training grant for physio, the 5000 grant", "nhs-learning-support-fund"),
)
ONLY_WORDS = (
    "autistic, love routine and detail",
    "i want to work with deaf people",
    "fits hearing aids in hospital",
    "doctor for nut allergies",
    "nurse trained in cbt for bad depression",
    "my nan has diabetes and i want to help people like her",
    "what does an epilepsy nurse do",
    "is it safe being a nurse in a prison",
)


@pytest.mark.parametrize(("text", "topic"), ASKED, ids=[text for text, _ in ASKED])
def test_a_question_for_a_rule_finds_its_answer(guide: Guide, text: str, topic: str) -> None:
    found = guide.reader.read(text).topic
    assert found is not None
    assert found.id == topic


@pytest.mark.parametrize("text", ONLY_WORDS)
def test_a_word_in_a_story_is_no_question_for_a_rule(guide: Guide, text: str) -> None:
    found = guide.reader.read(text).topic
    assert found is None or found.coverage < 0.8
