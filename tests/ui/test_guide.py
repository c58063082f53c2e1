import re
from pathlib import Path

import pytest

from coach import places
from coach.plan.check import Ask, Kind
from coach.ui import guide
from tests import reading

GUIDE, CHECK = guide.learn(), guide.check()
SECTIONS = {section.id: section for section in GUIDE.sections}

#: Every fact, the section where it stands, and what must be there (patterns, small letters).
FACTS = {
    "common and harmless": ("what", "common", "mostly they do no harm"),
    "any time, mostly at night": ("what", "at any time", "most often at night or at rest"),
    "tight, sudden pain, hard to move": ("what", "goes tight", "pain is sudden", "hard to move"),
    "how long": ("what", "few seconds to 10 minutes"),
    "where": ("what", "mostly in the calf", "back of the lower leg", "now and then .*foot or the thigh"),
    "sore afterwards": ("what", "sore for up to 24 hours"),
    "how many (CKS)": ("what", "a third of people over 60", "40 in 100 of those have three or more a week"),
    "stretch and massage": ("during", "stretch the muscle", "massage the muscle", "may ease it"),
    "most pass": ("during", "most cramps pass by themselves"),
    "painkillers": ("during", "paracetamol or ibuprofen take too long", "not help during", "ease the soreness afterw"),
    "may, not must": ("prevent", "may become fewer", "may not stop"),
    "wall 1": ("prevent", "face a wall", "arms out so that your hands just reach it"),
    "wall 2": ("prevent", "stand up straight, with both feet flat on the floor"),
    "wall 3": ("prevent", "hands on the wall and lean in until you feel your calves stretch", "for 2 or 3 seconds"),
    "wall 4": ("prevent", "4. stand up straight again"),
    "wall 5": ("prevent", "for 5 minutes", "3 times a day, the last time just before bed"),
    "wall 6": ("prevent", "become fewer, once or twice a day may be enough"),
    "GP: sleep": ("gp", "cramps disturb your sleep"),
    "GP: numb or swollen": ("gp", "numb or swollen"),
    "GP: long": ("gp", "longer than 10 minutes"),
    "GP: weak or shrinking": ("gp", "muscles shrink or are weak"),
    "GP: quality of life": ("gp", "quality of life"),
    "GP examines": ("doctor", "examine you to look for a cause", "depends on what is found", "stretches"),
    "quinine": ("doctor", "not helped, it may be quinine", "does not suit everyone", "gp weighs the risks"),
    "cause: age": ("causes", "ageing"),
    "cause: exercise": ("causes", "exercise that strains the muscles, and more so in hot or humid air"),
    "cause: pregnancy": ("causes", "pregnancy, mostly late"),
    "cause: medicines": ("causes", r"statins \(for cholesterol\)", r"diuretics \(for blood pressure\)"),
    "cause: drink": ("causes", "too little to drink"),
    "cause: liver": ("causes", "liver disease from too much alcohol"),
    "cause: none": ("causes", "sometimes no cause is found"),
    "Hallegraeff": (
        "trials", "in one trial, .*80 people over 55, with at least one cramp a week, .*at bedtime for 6 weeks",
        "1.2 fewer cramps a night, from about 3", "between 0.6 and 1.8", "chair", "hallegraeff, 2012",
    ),
    "Coppin": (
        "trials", "in another, it made no difference", "191 people took quinine", r"1\.95\) in 4 weeks",
        r"3\.0 fewer to 6\.9 more", "coppin, 2005",
    ),
    "Cochrane": (
        "trials", "three trials", "201 people of 50 and over", "no one was pregnant", "less pain", "certainty is low",
        "cd008496",
    ),
    "Maor": ("chance", "placebo", r"from 8\.5 to 5\.5 a week, or by 36%", "ease by themselves", "maor, 2017"),
    "Sebo": ("chance", "every day for 2 weeks", "0 to 10", "how many minutes", "not one of them gave up", "sebo, 2019"),
    "Garrison": ("chance", "roughly double from the middle of winter to the middle of summer", "garrison, 2015"),
    "urgent: long": ("urgent", "more than 10 minutes and does not ease"),
    "urgent: toxic": ("urgent", "contact with something toxic"),
    "urgent: cut": ("urgent", "cut that has become infected"),
    "urgent: calf": ("urgent", "one calf is hot and swollen, above all in pregnancy"),
    "urgent: whom to call": ("urgent", "urgent medical help", "in the uk, call 111", "999", "in other countries"),
    "safe: wall": ("safety", "solid wall", "nothing on the floor to trip over", "light on"),
    "safe: feet": ("safety", "shoes that grip, or go with bare feet", "socks slip on a smooth floor"),
    "safe: hold": ("safety", "unsteady, have something near to hold"),
    "safe: stop": ("safety", "pull in the calf, but no pain", "stop if it hurts", "stop if you feel dizzy"),
    "sources": ("sources", "nhs page “leg cramps”", "nhs inform, nidirect and cks", "none of this is a diagnosis"),
}  # fmt: skip
#: What would say too much, wherever it stood.
TOO_MUCH = (
    r"\bwill\b", r"\bcures?\b", r"\bcured\b", r"\btreats?\b", r"\btreatment", r"\bprevents\b", r"\bguarantee",
    r"\balways\b", r"\bproven\b", r"\bproves\b", r"\bnever fails",
    r"painkillers? (may |can )?(help|ease).* during", r"quinine (is safe|suits everyone)",
)  # fmt: skip


def learn_text() -> str:
    return "\n".join((GUIDE.title, *(f"{s.heading}\n{s.text}" for s in GUIDE.sections)))


def check_texts() -> dict[str, str]:
    texts = {f"step {ask}": f"{words.question}\n{words.hint}" for ask, words in CHECK.steps.items()}
    for kind, words in CHECK.outcomes.items():
        texts[f"outcome {kind}"] = "\n".join((words.title, words.call, words.lead, words.because, *words.advice))
    texts["reasons"] = "\n".join(CHECK.reasons.values())
    texts["changes"] = "\n".join(line for lines in CHECK.changes.values() for line in lines)
    return texts


@pytest.mark.parametrize("fact", FACTS)
def test_the_fact_is_there(fact: str) -> None:
    section, *patterns = FACTS[fact]
    text = SECTIONS[section].text.lower()
    for pattern in patterns:
        assert re.search(pattern, text), f"{pattern} is not in {section}"


@pytest.mark.parametrize("pattern", TOO_MUCH)
def test_nothing_says_too_much(pattern: str) -> None:
    for text in (learn_text(), *check_texts().values()):
        assert not re.search(pattern, text.lower())


def test_it_says_may_and_often_and_seems() -> None:
    text = learn_text().lower()
    assert text.count(" may ") > 10
    assert "often" in text
    assert "seemed to" in text


def test_the_check_has_the_facts_it_asks_for() -> None:
    asked = {ask: f"{words.question} {words.hint}".lower() for ask, words in CHECK.steps.items()}
    assert "hot and swollen" in asked[Ask.HOT_CALF]
    assert "pregnancy" in asked[Ask.HOT_CALF]
    assert "more than 10 minutes" in asked[Ask.LONG]
    assert "does not ease" in asked[Ask.STILL]
    assert "toxic" in asked[Ask.TOXIC]
    assert "infected cut" in asked[Ask.TOXIC]
    assert "numb, swollen, weak or thinner" in asked[Ask.ALSO]
    assert "sleep" in asked[Ask.SLEEP]
    assert set(CHECK.reasons) == set(Ask)
    assert "urgent medical help" in CHECK.outcomes[Kind.URGENT].title
    assert CHECK.outcomes[Kind.URGENT].call == "Call 111"
    assert not CHECK.outcomes[Kind.GP].call
    for pattern in ("the number in the uk", "call 999 if it gets worse", "in other countries"):
        assert pattern in CHECK.outcomes[Kind.URGENT].lead.lower()
    assert "too slow to help during" in " ".join(CHECK.outcomes[Kind.ORDINARY].advice)


def test_the_check_says_once_that_it_is_no_diagnosis() -> None:
    assert CHECK.notice.startswith("This is not a diagnosis.")
    assert "diagnos" not in "".join(check_texts().values()).lower()
    assert learn_text().lower().count("diagnos") == 1


def test_learn_is_read_in_five_minutes() -> None:
    assert len(learn_text().split()) <= 5 * reading.PACE
    assert reading.minutes(learn_text()) <= 5


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_is_read_by_a_child_of_twelve(section: str) -> None:
    assert reading.grade(f"{SECTIONS[section].heading}\n{SECTIONS[section].text}") <= 7


@pytest.mark.parametrize("name", check_texts())
def test_the_check_is_read_by_a_child_of_twelve(name: str) -> None:
    assert reading.grade(check_texts()[name]) <= 7


def test_the_measure_of_reading_ease_itself() -> None:
    known = "cat 1 water 2 muscle 2 cramps 1 medicine 3 cholesterol 4 swollen 2 disturb 2 tightened 2 infected 3 made 1"
    words = known.split()
    counted = {word: reading.syllables(word) for word in words[::2]}
    assert counted == {word: int(number) for word, number in zip(words[::2], words[1::2], strict=True)}
    assert reading.grade("The cat sat on the mat.") == pytest.approx(-1.45, abs=0.01)
    hard = "Idiopathic nocturnal musculature contractions necessitate comprehensive neurological investigation."
    assert reading.grade(hard) > 20


def test_searching() -> None:
    assert [s.id for s in GUIDE.find("quinine")] == ["doctor", "trials"]
    assert [s.id for s in GUIDE.find("  QuiNine   risk ")] == ["doctor"]
    assert [s.id for s in GUIDE.find("blood clot")] == ["urgent"]  # a word that one may look for and that is not read
    assert GUIDE.find("") == GUIDE.find("a") == GUIDE.sections
    assert GUIDE.find("magnesium") == ()


def test_marking_words() -> None:
    assert guide.marked("Stretch & stretching", ("stretch",), "x") == (
        '<span style="x">Stretch</span> &amp; <span style="x">stretch</span>ing'
    )
    assert guide.marked("a < b", (), "x") == "a &lt; b"
    assert guide.marked("**a < b** stretch", ("stretch",), "x") == '<b>a &lt; b</b> <span style="x">stretch</span>'
    assert guide.marked("calf (b)", ("(b",), "x") == 'calf <span style="x">(b</span>)'


def test_what_is_bold_is_read_without_its_asterisks() -> None:
    (block,) = guide.blocks("**Call 111.** Now.")
    assert block.text == "Call 111. Now."


def test_taking_a_text_apart() -> None:
    assert guide.blocks("One.\n\n- two\n3. three\n") == (
        guide.Block("One."),
        guide.Block("two", "\N{BULLET}"),
        guide.Block("three", "3."),
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("guide.toml", "heading =", "headline =", "guide.toml could not be read: .*headline"),
        ("check.toml", "[steps.numb]", "[steps.dumb]", "check.toml could not be read: .*dumb"),
        ("check.toml", "[steps.numb]\nquestion", "[steps.weird]\nquestion", "check.toml could not be read"),
    ],
)
def test_a_faulty_file_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str, told: str
) -> None:
    folder = tmp_path / "learn"
    folder.mkdir()
    text = (places.resources() / "learn" / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setattr(places, "resources", lambda: tmp_path)
    with pytest.raises(guide.GuideError, match=told):
        (guide._learn if name == "guide.toml" else guide._check).__wrapped__("en-GB")


def test_a_step_without_words_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "learn").mkdir()
    text = (places.resources() / "learn" / "check.toml").read_text(encoding="utf-8")
    without = re.sub(r"\[steps\.numb\].*?\n\n", "", text, flags=re.DOTALL)
    (tmp_path / "learn" / "check.toml").write_text(without, encoding="utf-8")
    monkeypatch.setattr(places, "resources", lambda: tmp_path)
    with pytest.raises(guide.GuideError, match="no words for “numb”"):
        guide._check.__wrapped__("en-GB")
