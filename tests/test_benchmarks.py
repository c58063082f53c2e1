"""One table of many measurements, whatever befalls one of them."""

import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest

from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks import stages
from tests.benchmarks.parts import ORDER, PARTS, Part, Stage, planned
from tests.benchmarks.report import Machine, Report
from tests.benchmarks.table import Row
from tests.made_up_part import TOLD, Fate

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it looks into /proc")

MET = Row("a figure", "1 ms", "another 2 ms", "at most 1 ms", met=True)


def made_up(fate: Fate, most_s: float = 50) -> Part:
    return Part(fate.name, f"what is {fate.name}", most_s, (fate,), "tests.made_up_part")


def outcomes(*plan: Stage) -> dict[str, tuple[Row, ...]]:
    found: list[stages.Outcome] = []
    asyncio.run(stages.run(plan, found.append))
    return {outcome.part.name: outcome.rows for outcome in found}


def test_what_befalls_one_part_is_told_in_its_row_and_the_rest_goes_on() -> None:
    late = made_up(Fate.HANGING, 0.01)
    first = tuple(made_up(fate) for fate in (Fate.LACKING, Fate.FAILING, Fate.DYING))
    assert outcomes((first, (late,)), ((made_up(Fate.MET),),)) == {
        "LACKING": (Row("what is LACKING", "cannot run here: there is no such program", "", "", None),),
        "FAILING": (Row("what is FAILING", "failed: ValueError: all went wrong", "", "", met=False),),
        "DYING": (Row("what is DYING", "failed: it ended with -9", "", "", met=False),),
        "HANGING": (Row("what is HANGING", "failed: not done within 0.01 s", "", "", met=False),),
        "MET": (MET,),
    }


def test_stopped_it_ends_all_that_was_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    os.mkfifo(told)
    monkeypatch.setenv(TOLD, str(told))
    monkeypatch.setattr(stages, "GRACE_S", 0.2)

    async def stop_when_it_hangs() -> int:
        running = asyncio.create_task(stages.run([((made_up(Fate.HANGING),),)], lambda _: None))
        left = int(await asyncio.to_thread(told.read_text))
        assert stages.environment(Path(f"/proc/{left}"))
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        return left

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = asyncio.run(stop_when_it_hangs())
    assert not stages.environment(Path(f"/proc/{left}"))
    assert list(tmp_path.iterdir()) == [told]


def test_every_part_is_carried_out_once() -> None:
    names = [name for stage in ORDER for chain in stage for name in chain]
    assert sorted(names) == sorted(part.name for part in PARTS)
    assert [part.name for stage in planned() for chain in stage for part in chain] == names


def test_some_parts_are_carried_out_alone() -> None:
    found = [[[part.name for part in chain] for chain in stage] for stage in planned(("idle", "start", "live_sound"))]
    assert found == [[["start"]], [["live_sound"], ["idle"]]]


def test_the_table_is_in_the_order_of_the_parts_and_kept_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = made_up(Fate.LACKING), made_up(Fate.MET)
    file = tmp_path / "kept.json"
    monkeypatch.setattr(benchmarks, "PARTS", parts)
    monkeypatch.setattr(benchmarks, "planned", lambda _: (((parts[1],),), ((parts[0],),)))
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--json", str(file)])
    assert benchmarks.main() == 0
    head, _, table = capsys.readouterr().out.partition("\n\n")
    kept = msgspec.json.decode(file.read_bytes(), type=Report)
    assert head.startswith(str(kept.machine))
    assert [line.split(" | ")[0].strip("| ") for line in table.splitlines()[2:]] == ["what is LACKING", "a figure"]
    assert kept.rows["MET"] == (MET,)
    assert list(kept.seconds) == ["LACKING", "MET"]


def test_a_figure_that_is_missed_is_told_by_the_exit_status(monkeypatch: pytest.MonkeyPatch) -> None:
    missed = made_up(Fate.MISSED)
    monkeypatch.setattr(benchmarks, "PARTS", (missed,))
    monkeypatch.setattr(benchmarks, "planned", lambda _: (((missed,),),))
    monkeypatch.setattr(sys, "argv", ["benchmarks"])
    assert benchmarks.main() == 1


def test_stopped_it_shows_what_was_measured_until_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def stopped_after_one(plan: Sequence[Stage], tell: Callable[[stages.Outcome], None]) -> None:
        tell(stages.Outcome(PARTS[0], (MET,), 1.0))
        raise asyncio.CancelledError

    monkeypatch.setattr(benchmarks, "run", stopped_after_one)
    monkeypatch.setattr(sys, "argv", ["benchmarks"])
    assert benchmarks.main() == 130
    assert "| a figure | 1 ms " in capsys.readouterr().out


def test_the_machine_is_described() -> None:
    here = Machine.here()
    assert here.cores > 0
    assert here.kernel in str(here)
