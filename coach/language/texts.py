"""Every text that is shown or said goes through here; `pyside6-lupdate` finds it by these names."""

from coach.language.spoken import current


def tr(source: str, comment: str = "", n: int = -1, /, **values: object) -> str:
    """Give a text in the language that is spoken.

    `source` is British English, written out where it is used or marked there with `mark`. `{name}` in it is filled from
    `values`, so that another language can put things in another order; a whole number among them is written as that
    language does it, anything else as it is, hence through `written` first. Where `n` is counted, `%n` stands for it
    and "(s)" behind the word: `tr("%n night(s)", "", 3)`; "(y|ies)" gives both endings. `comment` parts two
    texts that are alike in English only. A sentence is one text: never join pieces of one.
    """
    text = current().text(source, comment, n)
    if n >= 0:
        text = text.replace("%n", current().number(n, 0))
    return text.format(**{name: _written(value) for name, value in values.items()}) if values else text


def _written(value: object) -> object:
    return current().number(value, 0) if type(value) is int else value


def mark(source: str, _comment: str = "") -> str:
    """Give the text as it stands, to be put through `tr` where it is used: for tables that are made at import."""
    return source
