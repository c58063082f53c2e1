"""A small run of the simulation, so that a broken rule fails; the figures proper are the benchmark's."""

import pytest

from tests.benchmarks import virtual_patients


@pytest.fixture(scope="module")
def results() -> list[virtual_patients.Result]:
    return virtual_patients.run(people=150, seed=7)


def figure(results: list[virtual_patients.Result], patients: str, what: str) -> float:
    return next(r.ours for r in results if r.patients.startswith(patients) and r.what.startswith(what))


@pytest.mark.parametrize("patients", ["steady 2", "steady 4", "steady 8", "4 a week, clus", "4 a week, 40%"])
def test_steady_people_mostly_keep_three(results: list[virtual_patients.Result], patients: str) -> None:
    assert figure(results, patients, "cut in 12 weeks") < 18


@pytest.mark.parametrize(
    ("patients", "what", "least"),
    [
        ("6 a week falling", "cut", 75),
        ("10 a week falling", "cut", 85),
        ("10 a week, a quarter", "at one", 90),
        ("6 a week, one", "at two", 95),
        ("6 a week, one", "at one", 93),
        ("the last", "up", 92),
    ],
)
def test_falls_and_returns_are_seen(
    results: list[virtual_patients.Result], patients: str, what: str, least: float
) -> None:
    assert figure(results, patients, what) > least


def test_few_step_up_for_nothing(results: list[virtual_patients.Result]) -> None:
    assert max(r.ours for r in results if r.what == "needless steps up" and r.wanted) < 0.35
