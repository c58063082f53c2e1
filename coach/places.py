"""Where the program's own files and the person's files live."""

from pathlib import Path

import msgspec
import platformdirs


def resources() -> Path:
    """Give the folder of routines, icons and migrations, in a checkout as in an installed wheel."""
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


class Places(msgspec.Struct, frozen=True):
    """The folders that belong to the person."""

    data: Path
    cache: Path

    def demo(self) -> "Places":
        """Give the folders of the made-up history, apart from the real one."""
        return Places(data=self.data / "demo", cache=self.cache)

    @property
    def diary(self) -> Path:
        """Give the diary's file."""
        return self.data / "diary.sqlite3"

    @property
    def log(self) -> Path:
        """Give the file that says what befell the program."""
        return self.data / "calf-coach.log"

    @property
    def settings(self) -> Path:
        """Give the settings' file."""
        return self.data / "settings.json"

    @property
    def translations(self) -> Path:
        """Give the folder of catalogues that the person brings; there need be none."""
        return self.data / "translations"

    @property
    def sound(self) -> Path:
        """Give the folder of spoken clips and rendered tracks, which may be thrown away at any time."""
        return self.cache / "sound"


def find(data_dir: Path | None = None) -> Places:
    """Give the system's folders for Calf Coach, or those inside `data_dir` if one is named."""
    if data_dir is not None:
        return Places(data=data_dir, cache=data_dir / "cache")
    folders = platformdirs.PlatformDirs("calf-coach", appauthor=False)
    return Places(data=folders.user_data_path, cache=folders.user_cache_path)
