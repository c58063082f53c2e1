"""Files are written whole or not at all, for their owner alone, whatever the system would let others see."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.files import make_private, whole, write_whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture(params=[0o000, 0o022, 0o077])
def mask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("mask")
def test_a_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"before")
    path.chmod(0o644)
    write_whole(path, b"after")
    assert (path.read_bytes(), mode(path)) == (b"after", 0o600)


@pytest.mark.usefixtures("mask")
def test_so_are_the_folders_that_are_made_and_no_others(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private(tmp_path / "a" / "b" / "c")
    make_private(tmp_path / "a" / "b" / "c")
    assert [mode(tmp_path / path) for path in (".", "a", "a/b", "a/b/c")] == [0o755, 0o700, 0o700, 0o700]


def test_something_else_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file", tmp_path / "file" / "within"):
        with pytest.raises(OSError, match=r"exists|[Nn]ot a directory"):
            make_private(path)


def test_a_name_may_be_as_long_as_a_folder_can_have(tmp_path: Path) -> None:
    for name in ("x" * 251 + ".vtt", "\u2620" * 83 + ".vtt"):
        write_whole(tmp_path / name, b"all of it")
        assert (tmp_path / name).read_bytes() == b"all of it"
    assert len(list(tmp_path.iterdir())) == 2


def test_what_a_link_stands_for_is_written_and_the_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    real, link = tmp_path / "there" / "real.vtt", tmp_path / "link.vtt"
    link.symlink_to(real)
    for content in (b"new", b"newer"):
        write_whole(link, content)
        assert link.is_symlink()
        assert real.read_bytes() == content
    assert [path.name for path in real.parent.iterdir()] == ["real.vtt"]


def test_a_fault_on_the_way_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"before")

    def stopped() -> None:
        with whole(path) as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        stopped()
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]
