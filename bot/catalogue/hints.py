"""What `knowledge/safety_hints.yaml` holds: how much each word speaks for danger or against it.

The file is made by `python -m tests.understanding.safety.learn_hints`, never by hand.
"""

from pydantic import Field, FiniteFloat

from bot.catalogue.fields import Entry
from bot.catalogue.safety import Name


class SafetyHints(Entry):
    """`start` and the weights of a message's words are added up, and weighed against `least`."""

    category: Name = Field(description="The category of safety.yaml whose reply a hint gets")
    start: FiniteFloat = Field(description="What a message without a known word weighs")
    least: FiniteFloat = Field(description="From this weight on, a message is taken for a hint of danger")
    words: dict[int, str] = Field(
        description="Weight in hundredths: the words, and the pairs of words joined by '_', that weigh so much"
    )
