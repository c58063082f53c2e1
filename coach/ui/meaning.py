"""What a line that tells something means to the person, for its colour and its sign."""

from enum import StrEnum


class Meaning(StrEnum):
    """How a line is to be taken; the value is its name in the style sheet."""

    NEUTRAL = "line"  # so that the person knows
    GOOD = "good"  # done, or as it should be
    ATTENTION = "attention"  # something is not as it should be
