"""Plays the sound check, louder step by step, and keeps the loudness at which the person hears it at the wall."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from coach.language.texts import mark, tr
from coach.session.timeline import Choices
from coach.ui.errand import Errand
from coach.ui.outside import Surroundings
from coach.ui.sound_check_page import SoundCheckView
from coach.ui.window import Window
from coach.voice.relay import SoundingPlayhead
from coach.voice.sample import NO_SOUND, Sample

if TYPE_CHECKING:
    from coach.ui.sound_check_page import SoundCheckPage

#: How loud voice and tones are at each step, in per cent.
STEPS = (20, 40, 60, 80, 100)
#: Silence after a step, for the way back from the wall.
PAUSE_MS = 2_500
#: Who answers so soon after a step has begun has heard the one before it.
EARLY_MS = 2_000
#: How often is looked whether the device is still there, in milliseconds.
LOOK_MS = 250

WALK = mark("Walk to the wall and listen")
PRESS = mark("It gets louder, step by step. Press any key when you hear it clearly.")
KEPT = mark("That is loud enough")
KEPT_AT = mark("Your sessions sound as loud as that from now on, {percent} %. Settings can change it.")
LOUDEST = mark("That was the loudest")
TURN_UP = mark("Turn the sound of the computer up, and listen again. Nothing was changed.")
NOTHING = mark("Nothing can be heard")
WITHOUT = mark("{why} The captions on the screen lead you, too.")


class SoundCheckDesk(QObject):
    """Makes the page when it is first wanted; `kept` has the loudness in per cent."""

    kept = Signal(int)
    closed = Signal()

    def __init__(self, window: Window, around: Surroundings, choices: Callable[[], Choices]) -> None:
        """`choices` gives what a session that began now would be laid out by."""
        super().__init__()
        self._window, self._around, self._choices = window, around, choices
        self._samples: tuple[Sample, ...] = ()
        self._step = -1  # which sounds, or sounded last; none yet
        self._walk_ms = self._began_ms = 0
        self._sound: SoundingPlayhead | None = None
        self._making = Errand()
        self._making.done.connect(self._take)
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._go_on)
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_MS)
        self._watch.timeout.connect(self._look)
        self.page: SoundCheckPage | None = None

    def show(self, back: str = "") -> None:
        """Go to the page, and begin; `back` is what the way back is called, from elsewhere than Today."""
        if self.page is None:
            from coach.ui.sound_check_page import SoundCheckPage  # noqa: PLC0415  (most never need it)

            self.page = SoundCheckPage()
            self.page.heard.connect(self._keep)
            self.page.again.connect(self.begin)
            self.page.closed.connect(self._leave)
            self._window.add(self.page, scrolling=True)
        self.page.back.setText(back or tr("&Back to today"))
        self._window.show_page(self.page)
        self.begin()

    def begin(self) -> None:
        """Play from the softest step on."""
        self.hush()
        self._samples, self._step = (), -1
        choices = self._choices()
        self._walk_ms = choices.lead_in_ms
        self._say(SoundCheckView(tr(WALK), tr(PRESS)))
        self._making.begin(lambda: tuple(self._around.sound_check(_at(choices, percent)) for percent in STEPS))

    def hush(self) -> None:
        """Stop what plays, and what is being made to be played."""
        self._making.drop()
        self._next.stop()
        self._watch.stop()
        sound, self._sound = self._sound, None
        if sound:
            sound.close()

    def _take(self, made: object) -> None:
        """Begin as soon as the person has had the time to reach the wall; where nothing sounds, say so at once."""
        self._samples = made if isinstance(made, tuple) else ()
        if self._open(0):
            self._next.start(self._walk_ms)

    def _open(self, step: int) -> bool:
        """Take the device for a step, and tell whether it can be heard."""
        sample = self._samples[step] if self._samples else Sample(None, 0, NO_SOUND)
        self._sound = self._around.sounding(sample.track)
        if self._sound is None:
            self._say_nothing_sounds(sample.line or NO_SOUND)
            return False
        self._watch.start()
        return True

    def _look(self) -> None:
        """Say so at once where the device is taken away: nobody is to turn up what is not there."""
        if self._sound:
            self._sound.position_ms()  # a device is found to be lost when one looks
            if self._sound.lost:
                self.hush()
                self._say_nothing_sounds(NO_SOUND)

    def _say_nothing_sounds(self, why: str) -> None:
        self._say(SoundCheckView(tr(NOTHING), tr(WITHOUT, why=tr(why)), over=True))

    def _go_on(self) -> None:
        if self._step >= 0:
            self.hush()
        self._step += 1
        if self._step == len(self._samples):
            self._say(SoundCheckView(tr(LOUDEST), tr(TURN_UP), over=True))
        elif self._sound or self._open(self._step):
            self._play()

    def _play(self) -> None:
        self._began_ms = self._around.clock.now_ms()
        if self._sound:
            self._sound.play(0)
        self._next.start(self._samples[self._step].length_ms + PAUSE_MS)
        self._say(SoundCheckView(tr(WALK), tr(PRESS), listening=True))

    def _keep(self) -> None:
        early = self._around.clock.now_ms() - self._began_ms < EARLY_MS
        percent = STEPS[max(0, self._step - early)]
        self.hush()
        self.kept.emit(percent)
        self._say(SoundCheckView(tr(KEPT), tr(KEPT_AT, percent=percent), over=True))

    def _leave(self) -> None:
        self.hush()
        self.closed.emit()

    def _say(self, view: SoundCheckView) -> None:
        if self.page:
            self.page.show_view(view)


def _at(choices: Choices, percent: int) -> Choices:
    """Give the same at another loudness, of voice and tones alike: the day's, which is what is kept, also at night."""
    loudness = replace(choices.loudness, voice_percent=percent, tones_percent=percent)
    return replace(choices, loudness=loudness, bedtime=False)
