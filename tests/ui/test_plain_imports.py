"""Imports as they were before Qt."""

import builtins

import pytest

from coach.ui import plain_imports


def slow(*_: object) -> object:
    raise AssertionError("nothing is imported here")


def test_what_stood_there_before_stands_there_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "__import__", slow)
    plain_imports.restore()
    assert builtins.__import__ is vars(builtins)["__orig_import__"]  # where PySide puts it by


def test_where_nothing_was_put_by_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = builtins.__import__
    monkeypatch.delattr(builtins, "__orig_import__", raising=False)
    plain_imports.restore()
    assert builtins.__import__ is before
