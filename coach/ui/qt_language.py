"""The language of the computer, as Qt knows it: texts from a catalogue, days, times and numbers by its locale."""

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLibraryInfo, QLocale, QTime, QTranslator

from coach.language.patterns import pattern
from coach.language.spoken import BritishEnglish, Form, Language

if TYPE_CHECKING:  # the terminal needs the rest of this module, and no window
    from PySide6.QtGui import QGuiApplication

#: What a catalogue is called: this, the language, and the suffix, as in "calf-coach_de.qm" or "calf-coach_pt_BR.qm".
CATALOGUE = "calf-coach_"
SUFFIX = ".qm"
#: The name in the environment that asks for a language.
ASKED = "CALF_COACH_LANGUAGE"
_LONG, _SHORT = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat
#: Few fonts of a terminal have the narrow one.
_SPACES = str.maketrans({"\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}"})


class QtLanguage:
    """A language from a catalogue, in the ways of a locale; a text that the catalogue has not is in British English."""

    def __init__(self, locale: QLocale, catalogue: QTranslator | None = None) -> None:
        self.locale = locale
        self.catalogue = catalogue or QTranslator()
        self.code = locale.name().replace("_", "-")
        self._patterns = {form: pattern(locale.dateFormat(_LONG), form) for form in Form}
        self._source = BritishEnglish()

    def text(self, source: str, comment: str, number: int) -> str:
        """Give a source text in it, "%n" left as it is; `number` is what is counted, or -1."""
        return self.catalogue.translate("", source, comment, number) or self._source.text(source, comment, number)

    def day(self, when: date, form: Form) -> str:
        """Write a date, its parts in the locale's order."""
        match form:
            case Form.WEEKDAY:
                written = self.locale.standaloneDayName(when.isoweekday(), _LONG)
            case Form.SHORT_WEEKDAY:
                written = self.locale.standaloneDayName(when.isoweekday(), _SHORT)
            case Form.SHORT_MONTH:
                written = self.locale.standaloneMonthName(when.month, _SHORT)
            case Form.MONTH:  # which stands without a day, and has a form of its own for that in some languages
                alone = self.locale.standaloneMonthName(when.month, _LONG).replace("'", "''")
                written = self._by(self._patterns[form].replace("MMMM", f"'{alone}'"), when)
            case _:
                written = self._by(self._patterns[form], when)
        return written.translate(_SPACES)

    def _by(self, its_pattern: str, when: date) -> str:
        return self.locale.toString(QDate(when.year, when.month, when.day), its_pattern)

    def time(self, when: time) -> str:
        """Write a time of day, to the minute: "21:30", "9:30 PM"."""
        return self.locale.toString(QTime(when.hour, when.minute), _SHORT).translate(_SPACES)

    def number(self, value: float, places: int) -> str:
        """Write a number with so many decimal places."""
        return self.locale.toString(float(value), "f", places).translate(_SPACES)


def chosen(system: QLocale, wanted: Iterable[str], *folders: Path) -> Language:
    """Give the first of the `wanted` languages for which one of the folders has a catalogue, else British English.

    English needs none: its texts stand in the code. Where the computer's country speaks the language chosen, days,
    times and numbers are written as they are there: an American reads British texts, and American dates.
    """
    found = _found(wanted, folders)
    catalogue = QTranslator()
    if found and catalogue.load(str(found[1])):
        return QtLanguage(_at_home(QLocale(found[0]), system), catalogue)
    english = _at_home(QLocale("en_GB"), system)
    return BritishEnglish() if english == QLocale("en_GB") else QtLanguage(english)


def of_this_computer(*folders: Path) -> Language:
    """Give the language that this computer's person wants, as far as one of the folders has a catalogue for it.

    A name in the environment ("de", "en-US") stands before what the system says: for trying a translation out.
    """
    asked = os.environ.get(ASKED, "")
    system = QLocale(asked) if asked else QLocale.system()
    return chosen(system, [asked] if asked else system.uiLanguages(), *folders)


def install(language: Language, application: "QGuiApplication") -> None:
    """Have Qt's own widgets and dialogs, and `self.tr`, speak and write this language too."""
    if not isinstance(language, QtLanguage):
        QLocale.setDefault(QLocale(language.code))
        return
    locale = language.locale
    QLocale.setDefault(locale)
    own = QTranslator(application)
    english = locale.language() is QLocale.Language.English  # which is in Qt's code, too
    if not english and own.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(own)
    if not language.catalogue.isEmpty():
        application.installTranslator(language.catalogue)  # the last one is asked first
    if application.layoutDirection() is not locale.textDirection():
        application.setLayoutDirection(locale.textDirection())


def _found(wanted: Iterable[str], folders: Sequence[Path]) -> tuple[str, Path] | None:
    """Give a language as the person has it ("de-AT"), and its catalogue, which may be of the wider one ("de")."""
    there = _there(folders)
    for family, kinds in groupby(wanted, key=lambda tag: tag.replace("_", "-").partition("-")[0]):
        tags = (*kinds, family)
        for tag in tags:
            if path := there.get(_name(tag)):
                return tags[0], path
        if family == "en":
            return None
    return None


def _there(folders: Sequence[Path]) -> Mapping[str, Path]:
    """Give the catalogues there are; one in an earlier folder stands before one in a later."""
    paths = [path for folder in reversed(folders) for path in folder.glob(f"{CATALOGUE}*{SUFFIX}")]
    return {_name(path.stem.removeprefix(CATALOGUE)): path for path in paths}


def _name(tag: str) -> str:
    return tag.replace("-", "_").casefold()


def _at_home(locale: QLocale, system: QLocale) -> QLocale:
    """Give the language of a locale as it is written in the computer's country, if it is the language there."""
    if system.language() is not locale.language():
        return locale
    return QLocale(locale.language(), locale.script(), system.territory())
