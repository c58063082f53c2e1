"""A cramp while it lasts: talks the person through it, times it, and writes it down by itself."""

import uuid
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coach.diary.entries import LONGEST_CRAMP_MS, Cramp, Place
from coach.language.texts import mark, tr
from coach.routine.model import Routine
from coach.session.events import Ended, Paused, SoundLost
from coach.session.player import Player
from coach.settings import Settings
from coach.ui import cramp_talk, cramp_views
from coach.ui.cramp_views import LONG_MS, CrampView
from coach.ui.last_word import LastWord
from coach.ui.run import FRAME_MS, STILL_MS
from coach.ui.session_needs import Awake, Surroundings
from coach.ui.sound_orders import Making
from coach.voice.preparation import NO_SOUND as NO_CAPTIONED_SOUND
from coach.voice.preparation import Prepared
from coach.voice.relay import Relay, SoundingPlayhead

#: How often the diary is brought up to date, in milliseconds: so much may be lost by a power cut.
KEEP_MS = 10_000
#: A cramp between these local hours is taken for one that woke the person, until told otherwise.
NIGHT_FROM, NIGHT_UNTIL = 22, 7
#: What is told where nothing can be heard.
NO_SOUND = mark("No sound just now: read the words here.")
#: Without anything to be heard by then a chime says that help is coming, in milliseconds.
CHIME_AFTER_MS = 400


class CrampRun(QObject):
    """From the press of the button until it has passed; each frame goes to `draw`, what was written down to `over`."""

    over = Signal(object)

    def __init__(
        self, around: Surroundings, routine: Routine, chime: Path, save: Callable[[Cramp], None], awake: Awake
    ) -> None:
        """`save` writes the cramp down, and looks after what goes wrong with that."""
        super().__init__()
        self.draw: Callable[[CrampView], None] = lambda _: None
        self._around, self._routine, self._chime, self._save, self._awake = around, routine, chime, save, awake
        self._making = Making(around.prepare)
        self._making.ready.connect(self._play)
        self._order = 0
        self._cramp: Cramp | None = None
        self._begun_ms = self._kept_ms = 0  # on the clock; and how much of the cramp the diary has
        self._player: Player | None = None
        self._relay = Relay(around)
        self._chime_heard: SoundingPlayhead | None = None
        self._last_word = LastWord()
        self._line = ""
        self._still = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self._late = QTimer(self, singleShot=True)
        self._late.timeout.connect(self._sound_chime)

    @property
    def cramp(self) -> Cramp | None:
        """Give the cramp that lasts, if one does."""
        return self._cramp

    @property
    def elapsed_ms(self) -> int:
        """Give how long it has lasted."""
        return self._around.clock.now_ms() - self._begun_ms

    def start(self, settings: Settings, *, still: bool) -> None:
        """Begin: the clock runs and the diary knows of it before anything else. A second press changes nothing."""
        if self._cramp:
            return
        now = self._around.now().replace(microsecond=0)
        woke = now.hour >= NIGHT_FROM or now.hour < NIGHT_UNTIL
        self._cramp = Cramp(str(uuid.uuid4()), now, Place.CALF, woke_me=woke)
        self._begun_ms, self._kept_ms = self._around.clock.now_ms(), 0
        self._line, self._still, self._player = "", still, None
        self._last_word.cut()  # of the cramp before
        self._save(self._cramp)
        self._awake.begin()
        choices = cramp_talk.choices(self._routine, settings, late=woke)
        self._order = self._making.begin(self._routine, choices, soon=True)
        self._late.start(CHIME_AFTER_MS)
        self._timer.start(STILL_MS if still else FRAME_MS)
        self.look()

    def look(self) -> None:
        """Look at clock and playhead once, keep what is known and draw."""
        if self._cramp is None:
            return
        elapsed_ms = self.elapsed_ms
        if elapsed_ms - self._kept_ms >= KEEP_MS:
            self._keep(elapsed_ms)
        player = self._player
        if player:
            if any(isinstance(event, SoundLost) for event in player.tick()):
                self._tell(NO_SOUND)
            if self._relay.look(player) and self._line == tr(NO_SOUND):
                self._tell("")  # it is heard again
            if elapsed_ms >= LONG_MS:  # whatever held the talk up, this is said when it is true
                player.finish()
            if isinstance(player.mode, Paused):  # the machine slept; the cramp may not have
                player.resume()
            if isinstance(player.mode, Ended):
                self._player = None
        self.draw(cramp_views.cramp(self._routine, self._player, elapsed_ms, self._line, still=self._still))

    def passed(self) -> None:
        """End: the clock stops and the length is written down. Does nothing when no cramp lasts."""
        if self._cramp is None:
            return
        self._timer.stop()
        self._late.stop()
        self._keep(self.elapsed_ms)
        cramp, self._cramp = self._cramp, None
        if self._player:
            self._player.end()
        self._player = None
        self._awake.end()
        sounds = (self._relay.let_go(), self._chime_heard)
        self._chime_heard = None
        self._last_word.wait_for(*(sound for sound in sounds if sound))
        self.over.emit(cramp)

    def shut(self) -> None:
        """Leave at once, with what is known kept."""
        self.passed()
        self._last_word.cut()
        self._around.stop()
        self._making.leave()

    def _keep(self, elapsed_ms: int) -> None:
        if self._cramp:
            self._kept_ms = elapsed_ms
            lasted_ms = min(elapsed_ms // 1_000 * 1_000, LONGEST_CRAMP_MS)
            self._cramp = replace(self._cramp, duration_ms=lasted_ms)
            self._save(self._cramp)

    def _sound_chime(self) -> None:
        if self._cramp and self._player is None:
            self._chime_heard = self._around.sounding(self._chime)
            if self._chime_heard:
                self._chime_heard.play(0)

    def _play(self, order: int, prepared: Prepared) -> None:
        """Talk, at first perhaps without words; with all of them as soon as these are there."""
        if self._cramp is None or order != self._order or self.elapsed_ms >= LONG_MS:
            return
        if self._player:
            if line := self._relay.complete(self._player, prepared, prepared.timeline.choices.talk):
                self._tell(line)
        else:
            self._begin(prepared)
        self.look()

    def _begin(self, prepared: Prepared) -> None:
        if self._chime_heard:  # it has done its work
            self._chime_heard.close()
            self._chime_heard = None
        self._player, line = self._relay.begin(prepared)
        self._tell(line)
        self._player.start()

    def _tell(self, line: str) -> None:
        """Say what the person should know; `line` is a marked text, or nothing."""
        self._line = tr(NO_SOUND if line == NO_CAPTIONED_SOUND else line) if line else ""
