"""How hard a text is to read: words, minutes, and the school grade by Flesch and Kincaid."""

import re

#: A calm silent reader's words in a minute.
PACE = 200
WORD = re.compile(r"[A-Za-z]+(?:['\u2019-][A-Za-z]+)*|\d+(?:\.\d+)?")
SENTENCE = re.compile(r"[.!?](?=\s|$)|\n")
#: What the rule below counts wrongly in these texts.
KNOWN = {"ageing": 2, "people": 2, "poisoning": 3, "diuretics": 4, "ibuprofen": 4, "quinine": 2, "cochrane": 2}


def words(text: str) -> list[str]:
    """Give the words; a number is one."""
    return WORD.findall(text)


def minutes(text: str) -> float:
    """Give how long it takes to read."""
    return len(words(text)) / PACE


def sentences(text: str) -> int:
    """Give the number of sentences; an item of a list is one."""
    return sum(1 for part in SENTENCE.split(text) if words(part))


def syllables(word: str) -> int:
    """Give a word's syllables, by its groups of vowels; those of a number as of a short word."""
    word = word.lower()
    if word in KNOWN:
        return KNOWN[word]
    if word[0].isdigit():
        return 2
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    groups = len(
        re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouytd])ed$|(?<=[^aeioul])e$|(?<=[^aeiousxzh])es$", "", word))
    )
    return max(1, groups)


def grade(text: str) -> float:
    """Give the Flesch-Kincaid grade: 7 is read by people of twelve. Kincaid and others, 1975."""
    found = words(text)
    spoken = sum(map(syllables, found))
    return 0.39 * len(found) / sentences(text) + 11.8 * spoken / len(found) - 15.59
