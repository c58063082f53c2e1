# ruff: noqa: RUF001 - other languages have other letters
"""The computer's language through Qt: which one is chosen, and how it writes days, times and numbers."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel

from coach.language import spoken
from coach.language.patterns import pattern
from coach.language.spoken import BritishEnglish, Form
from coach.language.texts import tr
from coach.ui import qt_language
from coach.ui.qt_language import QtLanguage, chosen

DAY = date(2026, 11, 12)
LONG = QLocale.FormatType.LongFormat
CATALOGUE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="{language}" sourcelanguage="en_GB">
<context>
    <name></name>
    <message><source>Saved in {{folder}}.</source><translation>In {{folder}} gesichert.</translation></message>
    <message><source>back</source><translation>zurück</translation></message>
    <message><source>back</source><comment>the body</comment><translation>Rücken</translation></message>
    <message numerus="yes"><source>%n night(s)</source>
        <translation><numerusform>%n Nacht</numerusform><numerusform>%n Nächte</numerusform></translation></message>
</context>
<context>
    <name>QLabel</name>
    <message><source>Close</source><translation>Zu</translation></message>
</context>
</TS>
"""


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a German and a Brazilian catalogue."""
    folder = tmp_path_factory.mktemp("translations")
    for language in ("de", "pt_BR"):
        path = folder / f"calf-coach_{language}.ts"
        path.write_text(CATALOGUE.format(language=language), encoding="utf-8")
        tool = Path(PySide6.__file__).with_name("lrelease.exe" if sys.platform == "win32" else "lrelease")
        try:
            subprocess.run([tool, "-silent", path], capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError) as fault:
            pytest.skip(f"lrelease does not run here: {fault}")
    return folder


@pytest.mark.parametrize(
    ("locale", "full", "day", "month", "at", "number"),
    [
        ("de_DE", "12. November 2026", "12. November", "November 2026", "21:30", "1.234,5"),
        ("en_US", "November 12, 2026", "November 12", "November 2026", "9:30 PM", "1,234.5"),
        ("en_DE", "12 November 2026", "12 November", "November 2026", "21:30", "1.234,5"),
        ("es_ES", "12 de noviembre de 2026", "12 de noviembre", "noviembre de 2026", "21:30", "1234,5"),
        ("fi_FI", "12. marraskuuta 2026", "12. marraskuuta", "marraskuu 2026", "21.30", "1 234,5"),
        ("ru_RU", "12 ноября 2026 г.", "12 ноября", "ноябрь 2026 г.", "21:30", "1 234,5"),
        ("hu_HU", "2026. november 12.", "november 12.", "2026. november", "21:30", "1234,5"),
        ("ja_JP", "2026年11月12日", "11月12日", "2026年11月", "21:30", "1,234.5"),
        ("ar_EG", "١٢ نوفمبر ٢٠٢٦", "١٢ نوفمبر", "نوفمبر ٢٠٢٦", "٩:٣٠ م", "١٬٢٣٤٫٥"),
        ("fa_IR", "۱۲ نوامبر ۲۰۲۶", "۱۲ نوامبر", "نوامبر ۲۰۲۶", "۲۱:۳۰", "۱٬۲۳۴٫۵"),
    ],
)
def test_a_language_writes_as_its_locale_does(
    locale: str, full: str, day: str, month: str, at: str, number: str
) -> None:
    language = QtLanguage(QLocale(locale))
    forms = [language.day(DAY, form) for form in (Form.FULL, Form.DAY, Form.MONTH)]
    written = (*forms, language.time(time(21, 30)), language.number(1234.5, 1))
    assert tuple(text.replace("\N{NO-BREAK SPACE}", " ") for text in written) == (full, day, month, at, number)


def test_short_forms_are_shorter() -> None:
    american = QtLanguage(QLocale("en_US"))
    assert [american.day(DAY, form) for form in (Form.SHORT, Form.SHORT_FULL)] == ["Nov 12", "Nov 12, 2026"]
    assert [american.day(DAY, form) for form in (Form.WEEKDAY, Form.SHORT_WEEKDAY)] == ["Thursday", "Thu"]
    assert american.day(DAY, Form.SHORT_MONTH) == "Nov"
    assert american.number(7, 0) == "7"


def test_british_english_writes_what_the_british_locale_does() -> None:
    qt, own = QtLanguage(QLocale("en_GB")), BritishEnglish()
    assert [qt.day(DAY, form) for form in Form] == [own.day(DAY, form) for form in Form]
    assert qt.time(time(7, 5)) == own.time(time(7, 5))
    numbers = [(0, 0), (2.5, 1), (12345.678, 2), (-1234, 0)]
    assert [qt.number(*number) for number in numbers] == [own.number(*number) for number in numbers]
    assert (qt.code, qt.text("%n night(s)", "", 1)) == ("en-GB", "%n night")


def _everywhere() -> Iterator[QLocale]:
    script, country = QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    yield from QLocale.matchingLocales(QLocale.Language.AnyLanguage, script, country)


def test_the_shorter_forms_have_what_they_should_in_every_locale_there_is() -> None:
    seen = set()
    for locale in _everywhere():
        whole = locale.dateFormat(LONG)
        seen.add(whole)
        letters = {form: re.sub(r"'[^']*'", "x", pattern(whole, form)) for form in Form}
        assert {kind for kind in "dMy" if kind in letters[Form.FULL]} == {"d", "M", "y"}, locale.name()
        assert {kind for kind in "dMy" if kind in letters[Form.DAY]} == {"d", "M"}, locale.name()
        assert {kind for kind in "dMy" if kind in letters[Form.MONTH]} == {"M", "y"}, locale.name()
        assert not any("ddd" in letters[form] for form in Form if form not in {Form.WEEKDAY, Form.SHORT_WEEKDAY})
        assert all(not text.startswith((",", " ", "\N{ARABIC COMMA}")) for text in letters.values()), locale.name()
        assert all(not text.endswith((",", " ", "\N{ARABIC COMMA}")) for text in letters.values()), locale.name()
    assert len(seen) > 50


@pytest.mark.parametrize(
    ("system", "wanted", "code"),
    [
        ("en_GB", ["en-Latn-GB", "en-GB", "en-Latn", "en"], "en-GB"),
        ("C", ["C"], "en-GB"),
        ("en_US", ["en-Latn-US", "en-US", "en-Latn", "en"], "en-US"),
        ("en_DE", ["en-DE"], "en-DE"),
        ("de_AT", ["de-Latn-AT", "de-AT", "de-Latn", "de"], "de-AT"),
        ("de_DE", ["de"], "de-DE"),
        ("de_DE", ["en-US", "de-DE"], "en-GB"),  # in Germany, and in English: not in the American way
        ("en_US", ["fr-FR", "fr", "de-DE", "de"], "de-DE"),
        ("en_US", ["fr-FR"], "en-US"),
        ("fr_FR", ["fr-FR", "en-US", "de"], "en-GB"),
        ("pt_BR", ["pt-BR"], "pt-BR"),
        ("pt_PT", ["pt-PT"], "en-GB"),
        ("ar_EG", [], "en-GB"),
    ],
)
def test_the_first_language_wanted_that_there_is(catalogues: Path, system: str, wanted: list[str], code: str) -> None:
    language = chosen(QLocale(system), wanted, catalogues.parent / "none", catalogues)
    assert language.code == code
    assert language.text("back", "", -1) == ("zurück" if code[:2] in {"de", "pt"} else "back")
    assert isinstance(language, BritishEnglish) == (code == "en-GB")


def test_texts_come_from_the_catalogue_as_far_as_it_has_them(catalogues: Path) -> None:
    spoken.use(chosen(QLocale("de_DE"), ["de"], catalogues))
    try:
        assert tr("Saved in {folder}.", folder="home") == "In home gesichert."
        assert [tr("%n night(s)", "", number) for number in (0, 1, 2000)] == ["0 Nächte", "1 Nacht", "2.000 Nächte"]
        assert (tr("back"), tr("back", "the body"), tr("back", "unknown")) == ("zurück", "Rücken", "zurück")
        assert tr("%n cramp(s) in {year}", "", 1, year="2026") == "1 cramp in 2026"
    finally:
        spoken.use(BritishEnglish())


def test_a_translator_s_own_catalogue_comes_first_and_a_broken_one_is_passed_over(
    catalogues: Path, tmp_path: Path
) -> None:
    (tmp_path / "calf-coach_de.qm").write_bytes(b"no catalogue")
    assert chosen(QLocale("de_DE"), ["de"], tmp_path, catalogues).code == "en-GB"
    assert chosen(QLocale("de_DE"), ["de"], catalogues, tmp_path).code == "de-DE"


def test_the_environment_can_ask_for_a_language(catalogues: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(qt_language.ASKED, "de-CH")
    language = qt_language.of_this_computer(catalogues)
    assert (language.code, language.text("back", "", -1)) == ("de-CH", "zurück")


@pytest.fixture
def as_before(qapp: QApplication) -> Iterator[QApplication]:
    default, direction = QLocale(), qapp.layoutDirection()
    yield qapp
    QLocale.setDefault(default)
    qapp.setLayoutDirection(direction)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_widgets_and_dialogs_follow(as_before: QApplication, catalogues: Path) -> None:
    language = chosen(QLocale("de_DE"), ["de"], catalogues)
    assert isinstance(language, QtLanguage)
    try:
        qt_language.install(language, as_before)
        assert QLabel().tr("Close") == "Zu"
        assert QLocale().toString(2.5, "f", 1) == "2,5"
        if QTranslator().load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
            assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"
    finally:
        as_before.removeTranslator(language.catalogue)


@pytest.mark.parametrize(("locale", "mirrored"), [("ar_EG", True), ("fa_IR", True), ("de_DE", False)])
def test_pages_are_laid_out_as_the_language_is_read(as_before: QApplication, locale: str, mirrored: bool) -> None:
    language = QtLanguage(QLocale(locale))
    qt_language.install(language, as_before)
    as_before.removeTranslator(language.catalogue)
    assert (as_before.layoutDirection() is Qt.LayoutDirection.RightToLeft) == mirrored


def test_british_english_leaves_the_application_as_it_is_but_for_fields_of_its_own(as_before: QApplication) -> None:
    before = as_before.findChildren(QTranslator)
    qt_language.install(BritishEnglish(), as_before)
    assert QLocale().name() == "en_GB"
    assert as_before.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert as_before.findChildren(QTranslator) == before
