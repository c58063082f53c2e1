"""One session in the window: prepares it, plays it, writes it down, and draws it frame by frame."""

from collections.abc import Callable
from typing import Literal

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coach.diary.entries import Session
from coach.diary.keeper import Keeper, Sessions, new_session
from coach.language.texts import mark, tr
from coach.routine.model import Routine
from coach.session.day import is_late
from coach.session.events import Ended, Paused, SoundLost
from coach.session.player import Player
from coach.session.sounding import Talk
from coach.session.timeline import Choices
from coach.settings import Settings
from coach.ui import views
from coach.ui.errand import Errand
from coach.ui.last_word import LastWord
from coach.ui.meaning import Meaning
from coach.ui.session_needs import Awake, Surroundings
from coach.ui.sound_orders import Making
from coach.ui.views import SessionView
from coach.voice.preparation import NO_SOUND, Prepared
from coach.voice.relay import SAME_WORDS, Relay

#: Between two frames of a moving session, and of a waiting one, in milliseconds.
FRAME_MS, WAITING_MS, STILL_MS = 16, 250, 50
#: A session that has waited for so long was left, as far as reminders go, in milliseconds.
FORGOTTEN_MS = 600_000
#: How long a line about the sound stays, in milliseconds.
LINE_MS = 20_000
#: How much is said after it was changed once.
_NEXT: dict[str, Literal["full", "sparse", "tones"]] = {"full": "sparse", "sparse": "tones", "tones": "full"}
FROM_NOW_ON = {
    "full": mark("All words, from the next rest on."),
    "sparse": mark("Few words, from the next rest on."),
    "tones": mark("Tones only, from the next rest on."),
}
VOICE_OFF = mark("The voice is turned off in Settings, so no words are heard.")


class SessionRun(QObject):
    """A session from Start to its end; each frame is handed to `draw`, and what to draw at the end to `over`."""

    over = Signal(object)  # what to draw at the end
    waits = Signal(bool)  # it has paused, or goes on
    begun = Signal()
    given_up = Signal()  # ended before it began
    talk_chosen = Signal(str)

    def __init__(  # noqa: PLR0913  (it wires)
        self,
        around: Surroundings,
        diary: Sessions,
        earlier: Callable[[], tuple[Session, ...]],
        awake: Awake,
        routine: Routine,
        *,
        by_hand: bool = False,
    ) -> None:
        """`earlier` gives the sessions before; `by_hand` leaves it to the caller to call `look`."""
        super().__init__()
        self.draw: Callable[[SessionView], None] = lambda _: None  # a signal would cost as much as some of the painting
        self._by_hand = by_hand
        self._around, self._diary, self._earlier, self._awake = around, diary, earlier, awake
        self._settings, self._routine = Settings(), routine
        self._still = False
        self._line, self._meaning = "", Meaning.NEUTRAL
        self._told_ms = 0
        self._waits = False
        self._moved_ms = 0  # when it last went on
        self._player: Player | None = None
        self._keeper: Keeper | None = None
        self._relay = Relay(around)
        self._wanted = False
        self._order = 0
        self._last_word = LastWord()
        self._making = Making(around.prepare)
        self._making.ready.connect(self._play)
        self._retelling = Errand(in_turn=True)
        self._retelling.done.connect(self._change)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def player(self) -> Player | None:
        """Give what plays the session, once it does."""
        return self._player

    @property
    def running(self) -> bool:
        """Tell whether a session is being prepared or played."""
        return self._wanted

    @property
    def busy(self) -> bool:
        """Tell whether one runs that nobody has left waiting for long."""
        return self._wanted and self._around.clock.now_ms() - self._moved_ms < FORGOTTEN_MS

    def start(self, settings: Settings, routine: Routine, *, still: bool) -> None:
        """Prepare a session in the background; it plays as soon as it is ready."""
        self._routine = routine
        self._settings, self._still, self._wanted = settings, still, True
        self._moved_ms = self._around.clock.now_ms()
        self._waits = False
        self._player = self._keeper = None
        self.draw(views.preparing(routine, settings))
        self._order = self._making.begin(routine, self._choices(settings, routine), soon=True)

    def warm_up(self, settings: Settings, routine: Routine) -> None:
        """Make the sound of a session like the next one in the background, so that nobody waits for it then."""
        self._making.begin_ahead(routine, self._choices(settings, routine))

    def shut(self) -> None:
        """End the session and everything that is being made for one; nothing of it is left behind."""
        self.end()
        self._last_word.cut()
        self._around.stop()
        self._making.leave()

    def toggle(self) -> None:
        """Pause or go on."""
        self._act(Player.toggle)

    def skip(self) -> None:
        """Go to the next repetition or step."""
        self._act(Player.skip)

    def repeat(self) -> None:
        """Start the repetition or step again."""
        self._act(Player.repeat)

    def end(self) -> None:
        """End the session here, or give up preparing it."""
        if self._player:
            self._act(Player.end)
        elif self._wanted:
            self._wanted = False
            self.given_up.emit()

    def hush(self) -> None:
        """Let a session that has ended say so no further."""
        self._last_word.cut()

    def carry_on(self) -> None:
        """Take an end back: the session waits where it was ended."""
        if self._player:
            self._last_word.cut()  # that it is over is not true any more
            self._wanted = True
            self._tell(self._relay.carry_on(self._player, Talk(self._settings.talk)))
            self._player.resume()
            self._awake.begin()
            if self._relay.talk != self._settings.talk:  # chosen before the end, and not heard by then
                self._begin_retelling(self._player)
            self.look()
            self.begun.emit()

    def look(self) -> None:
        """Look at the playhead once, write down and draw what there is."""
        player, keeper = self._player, self._keeper
        if player is None or keeper is None or not self._wanted:
            return
        events = player.tick()
        if events:  # seldom
            if any(isinstance(event, SoundLost) for event in events):
                self._tell(NO_SOUND)
            keeper.note(events, player)
        if self._relay.look(player) and self._line == tr(NO_SOUND):
            self._tell("")  # it is heard again
        if isinstance(player.mode, Ended):
            self._finish(player, keeper)
            return
        waiting = isinstance(player.mode, Paused)
        now_ms = self._around.clock.now_ms()
        if not waiting:
            self._moved_ms = now_ms
        if waiting != self._waits:
            self._waits = waiting
            self.waits.emit(waiting)
        self._pace(waiting=waiting)
        line = keeper.fault or (self._line if now_ms - self._told_ms < LINE_MS else "")
        meaning = Meaning.ATTENTION if keeper.fault else self._meaning
        self.draw(views.session(self._routine, player, line, meaning, still=self._still, talk=self._settings.talk))

    def retell(self) -> None:
        """Say less from the next rest or step on, and all of it again after the least."""
        talk = _NEXT[self._settings.talk]
        self._settings = replace(self._settings, talk=talk)
        if self._player and self._wanted:
            choices = self._begin_retelling(self._player)
            if choices.voice_gain or talk == "tones":
                self._tell(FROM_NOW_ON[talk], Meaning.NEUTRAL)
            else:
                self._tell(VOICE_OFF)
            self.look()
        elif self._wanted:
            self.draw(views.preparing(self._routine, self._settings))
            self._order = self._making.begin(self._routine, self._choices(self._settings, self._routine), soon=True)
        self.talk_chosen.emit(talk)

    def _begin_retelling(self, player: Player) -> Choices:
        """Make the words that are wanted by now, and give what they are made by."""
        choices = replace(player.timeline.choices, talk=Talk(self._settings.talk))
        self._retelling.begin(lambda: self._around.prepare(self._routine, choices))
        return choices

    def _change(self, prepared: object) -> None:
        """Have the same session told in other words; where these cannot be had, what was chosen is as before."""
        if not (self._player and self._wanted):
            return
        line = self._relay.change(self._player, prepared) if isinstance(prepared, Prepared) else SAME_WORDS
        if line:
            self._tell(line)
        talk = self._relay.talk
        if talk and talk != self._settings.talk:
            self._settings = replace(self._settings, talk=talk.value)
            self.talk_chosen.emit(talk.value)
        self.look()

    def _choices(self, settings: Settings, routine: Routine) -> Choices:
        return settings.choices(routine, bedtime=is_late(self._around.now(), settings.times))

    def _act(self, act: Callable[[Player], None]) -> None:
        if self._player and self._wanted:
            act(self._player)
            self.look()

    def _play(self, order: int, prepared: Prepared) -> None:
        if order != self._order:
            return
        if self._player:
            self._complete(self._player, prepared)
            return
        if not self._wanted:
            return
        around = self._around
        self._last_word.cut()  # of the session before
        self._player, line = self._relay.begin(prepared)
        self._tell(line)
        self._keeper = Keeper(
            self._diary, new_session(prepared.timeline, around.now(), self._earlier(), self._settings.times)
        )
        self._awake.begin()
        self._player.start()
        self.look()
        self.begun.emit()

    def _complete(self, player: Player, whole: Prepared) -> None:
        """Go on with all of the words; where the session has ended meanwhile, keep them for who takes that back."""
        if not self._wanted:
            self._relay.keep(whole)
            return
        if line := self._relay.complete(player, whole, Talk(self._settings.talk)):
            self._tell(line)
        self.look()

    def _let_go(self, *, at_once: bool) -> None:
        """Give the sound device back; a session that was stopped says so first."""
        sound = self._relay.let_go()
        if sound and at_once:
            sound.close()
        elif sound:
            self._last_word.wait_for(sound)

    def _tell(self, line: str, meaning: Meaning = Meaning.ATTENTION) -> None:
        """Say once, calmly, what the person should know; `line` is a marked text, or nothing."""
        self._line, self._meaning = tr(line) if line else "", meaning
        self._told_ms = self._around.clock.now_ms()

    def _pace(self, *, waiting: bool) -> None:
        """Look often while something moves, seldom while the session waits."""
        if self._by_hand:
            return
        wanted = WAITING_MS if waiting else STILL_MS if self._still else FRAME_MS
        if not self._timer.isActive() or self._timer.interval() != wanted:
            self._timer.start(wanted)

    def _finish(self, player: Player, keeper: Keeper) -> None:
        self._timer.stop()
        self._retelling.drop()
        self._wanted = False
        self._awake.end()
        self._let_go(at_once=player.completed)
        repetitions = player.timeline.repetitions
        self.over.emit(views.summary(keeper.session, repetitions, keeper.fault, self._settings.times))
