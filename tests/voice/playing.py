"""Plays a file of sound to its end with Qt's media player, which decodes by FFmpeg.

python -m tests.voice.playing FILE
"""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer


def main() -> int:
    """Play the file given as the only argument; give 1 where that cannot be done."""
    application = QCoreApplication([])
    player, output = QMediaPlayer(), QAudioOutput()
    player.setAudioOutput(output)

    def look(status: QMediaPlayer.MediaStatus) -> None:
        if status is QMediaPlayer.MediaStatus.EndOfMedia:
            application.exit(0)
        elif status is QMediaPlayer.MediaStatus.InvalidMedia:
            application.exit(1)

    player.mediaStatusChanged.connect(look)
    player.setSource(QUrl.fromLocalFile(str(Path(sys.argv[1]).resolve())))
    player.play()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
