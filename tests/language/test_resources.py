"""Resource files in other languages: which texts stand in for which, and what is told of a faulty table."""

from pathlib import Path
from typing import Any

import pytest

from coach import places
from coach.language import spoken
from coach.language.resources import built, language_of, localised
from coach.language.spoken import BritishEnglish
from coach.routine.loader import RoutineError, load
from coach.ui import guide

DOCUMENT: dict[str, Any] = {
    "id": "one",
    "title": "Stretch",
    "length_s": 3.0,
    "say": {"full": "Stretch now.", "short": "Stretch."},
    "advice": ["Walk.", "Drink."],
    "section": [{"id": "what", "text": "What"}, {"id": "who", "text": "Who"}],
}
GERMAN = {
    "title": "Dehnen",
    "say": {"full": "Jetzt dehnen."},
    "advice": ["Gehen.", "Trinken."],
    "section": [{"id": "what", "text": "Was"}, {"id": "who"}],
}
TABLES = {"de": GERMAN, "de-AT": {"title": "Strecken"}, "pt-BR": {"title": "Alongar"}}


def in_language(code: str) -> dict[str, Any]:
    return localised({**DOCUMENT, "in": TABLES}, code)


def test_a_table_stands_in_for_the_texts_that_it_has() -> None:
    assert in_language("de") == {
        "id": "one",
        "title": "Dehnen",
        "length_s": 3.0,
        "say": {"full": "Jetzt dehnen.", "short": "Stretch."},
        "advice": ["Gehen.", "Trinken."],
        "section": [{"id": "what", "text": "Was"}, {"id": "who", "text": "Who"}],
    }


def test_a_country_has_the_texts_of_its_language_but_for_its_own() -> None:
    assert in_language("de-AT") == {**in_language("de"), "title": "Strecken"}
    assert in_language("de-CH") == in_language("de")
    assert in_language("pt-BR") == {**DOCUMENT, "title": "Alongar"}


@pytest.mark.parametrize("code", ["en-GB", "pt-PT", "pt", "deu", "in", ""])
def test_any_other_language_has_the_document_as_it_is(code: str) -> None:
    assert in_language(code) == DOCUMENT
    assert localised(DOCUMENT, code) == DOCUMENT


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ({"titel": "Dehnen"}, "$.in.de.titel"),
        ({"say": {"fully": "Jetzt."}}, "$.in.de.say.fully"),
        ({"say": "Jetzt."}, "$.in.de.say"),
        ({"title": 3}, "$.in.de.title"),
        ({"length_s": 4.0}, "$.in.de.length_s"),
        ({"length_s": "4"}, "$.in.de.length_s"),
        ({"id": "other"}, "$.in.de.id"),
        ({"advice": ["Gehen."]}, "$.in.de.advice"),
        ({"advice": ["Gehen.", {"text": "Trinken."}]}, "$.in.de.advice[1]"),
        ({"section": [{"id": "what"}, {"text": "Wer"}]}, "$.in.de.section[1]"),
        ({"section": [{"id": "who"}, {"id": "what"}]}, "$.in.de.section[0].id"),
        ("Deutsch", "$.in.de"),
    ],
)
def test_a_faulty_table_is_told_with_its_place(table: object, place: str) -> None:
    with pytest.raises(ValueError, match=r"^[a-z].* - at `[^`]*`$") as caught:
        localised({**DOCUMENT, "in": {"de": table}}, "de")
    assert str(caught.value).endswith(f" - at `{place}`")


@pytest.mark.parametrize("tables", ["de", {"Deutsch": {}}, {"d": {}}])
def test_languages_are_a_table_by_their_short_names(tables: object) -> None:
    with pytest.raises(ValueError, match=r"- at `\$\.in`$"):
        localised({**DOCUMENT, "in": tables}, "en-GB")


def test_every_language_is_tried_whichever_is_spoken() -> None:
    tried = []

    def build(document: dict[str, Any]) -> str:
        tried.append(document["title"])
        if document["title"] == "Strecken":
            raise ValueError("too long")
        return str(document["title"])

    with pytest.raises(ValueError, match=r"“de-AT”, too long$"):
        built({**DOCUMENT, "in": TABLES}, "en-GB", build)
    assert tried == ["Stretch", "Dehnen", "Strecken"]


@pytest.mark.parametrize(
    ("code", "language"),
    [("de", "de"), ("de-CH", "de-CH"), ("pt-BR", "pt-BR"), ("pt", "en-GB"), ("fr-FR", "en-GB"), ("en-US", "en-US")],
)
def test_a_document_tells_which_language_it_is_in(code: str, language: str) -> None:
    assert language_of({**DOCUMENT, "in": TABLES}, code) == language
    assert language_of(DOCUMENT, code) == (language if language == "en-US" else "en-GB")


SHIPPED = places.resources() / "routines" / "wall-calf-stretch.toml"


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ('[in.de]\nfinish.say_at_bedtimes = "Gute Nacht."', "$.in.de.finish.say_at_bedtimes"),
        ('[in.de.poses]\nwaiting = "warten"', "$.in.de.poses.waiting"),
        ('[in.de.marks]\ncount = "fertig"', "$.marks.count"),
        ('[in.de.lead_in]\nword = " "', "$.lead_in.word"),
        ("[[in.de.setup]]\nword = 'Hin'", "$.in.de.setup"),
    ],
)
def test_a_routine_with_a_faulty_table_is_refused_in_any_language(tmp_path: Path, table: str, place: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f"{SHIPPED.read_text(encoding='utf-8')}\n{table}\n", encoding="utf-8")
    with pytest.raises(RoutineError) as caught:
        load(path)
    assert str(caught.value).startswith("mine.toml is not a usable routine: ")
    assert f"at `{place}`" in str(caught.value)


class German(BritishEnglish):
    code = "de-AT"


def test_a_routine_is_read_in_the_language_that_is_spoken(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    table = '[in.de]\ntitle = "Wadendehnung"\nmarks.count = "{n} fertig."\n'
    path.write_text(f"{SHIPPED.read_text(encoding='utf-8')}\n{table}", encoding="utf-8")
    english = load(path)
    spoken.use(German())
    try:
        german = load(path)
    finally:
        spoken.use(BritishEnglish())
    assert english == load(SHIPPED)
    assert (german.title, german.marks.counted(5)) == ("Wadendehnung", "5 fertig.")
    assert (german.language, english.language) == ("de-AT", "en-GB")
    assert (german.summary, german.pace, german.poses) == (english.summary, english.pace, english.poses)


def test_a_faulty_table_in_the_words_of_learn_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "learn").mkdir()
    for name in ("guide.toml", "check.toml"):
        text = (places.resources() / "learn" / name).read_text(encoding="utf-8")
        (tmp_path / "learn" / name).write_text(f"in.de.titel = 'Krampf'\n{text}", encoding="utf-8")
    monkeypatch.setattr(places, "resources", lambda: tmp_path)
    for read in (guide._learn, guide._check):
        read.cache_clear()
        with pytest.raises(guide.GuideError, match=r"^(guide|check)\.toml .* at `\$\.in\.de\.titel`\.$"):
            read("en-GB")
