"""Makes the catalogue that translations begin with, of all texts in the code: `python -m tests.catalogue`.

`python -m tests.catalogue de` makes or updates that of a language. Both take `lupdate` of PySide6-Essentials.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import PySide6

from tests.language import in_code

FOLDER = Path(__file__).parents[1] / "resources" / "translations"
#: All texts, none of them translated.
TEMPLATE = FOLDER / "calf-coach.ts"
#: What lupdate is told: nothing of where a text stands, for that changes too often.
OPTIONS = ("-silent", "-no-obsolete", "-source-language", "en_GB", "-locations", "none")


class CannotRun(Exception):  # noqa: N818  (said as one would say it)
    """There is no lupdate that runs here; the message says why."""


def write(to: Path, code: Path = in_code.CODE, *options: str) -> str:
    """Bring a catalogue up to date with the code, in the order of its files, and give what lupdate warned of.

    Python reads the code here, which lupdate does not know well enough: what it is given is one line for each text.
    Raises CannotRun.
    """
    tool = Path(PySide6.__file__).with_name("lupdate.exe" if sys.platform == "win32" else "lupdate")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "texts.py").write_text("".join(_lines(code)), encoding="utf-8")
        command = [str(tool), "texts.py", *OPTIONS, *options, "-ts", str(to.absolute())]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        except OSError as fault:
            raise CannotRun(f"{tool} could not be started: {fault.strerror}") from fault
        except subprocess.CalledProcessError as fault:
            raise CannotRun(f"lupdate ended with {fault.returncode}: {fault.stderr.strip()}") from fault
    return done.stderr


def _lines(code: Path) -> Iterator[str]:
    """Give Python that has the same texts in the same places, and nothing else."""
    for text in dict.fromkeys(call.text for call in in_code.calls(code) if call.text):
        source, comment = (json.dumps(part, ensure_ascii=False) for part in (text.source, text.comment))
        said = f"tr({source}, {comment}{', n' if text.counted else ''})\n"
        yield f"class {text.context}:\n    self.{said}" if text.context else said


def main() -> None:
    """Make the template anew, or bring the catalogue of the language that was named up to date."""
    FOLDER.mkdir(exist_ok=True)
    if sys.argv[1:]:
        language = sys.argv[1].replace("-", "_")
        told = write(FOLDER / f"calf-coach_{language}.ts", in_code.CODE, "-target-language", language)
    else:
        TEMPLATE.unlink(missing_ok=True)
        told = write(TEMPLATE)
    print(told, end="")  # noqa: T201


if __name__ == "__main__":
    main()
