"""Hands a session on from one track to the next, with more words or others, where nobody hears the change."""

from pathlib import Path
from typing import Protocol

from coach.language.texts import mark
from coach.session.clock import Clock, Playhead
from coach.session.player import Player
from coach.session.sounding import Talk
from coach.voice.preparation import NO_SOUND, NO_VOICE, SOME_VOICE, Prepared

SAME_WORDS = mark("Other words cannot be made just now. The session goes on as it was.")


class SoundingPlayhead(Playhead, Protocol):
    """A playhead on a device that is given back afterwards."""

    def close(self) -> None:
        """Give the device back."""
        ...


class Devices(Protocol):
    """Where playheads come from."""

    @property
    def clock(self) -> Clock:
        """Give the clock that goes on while the machine sleeps."""
        ...

    @property
    def speed(self) -> float | None:
        """Give how many times as fast the clock runs, silently; None for a real session."""
        ...

    def silent(self) -> Playhead:
        """Give a playhead without sound."""
        ...

    def sounding(self, track: Path | None) -> SoundingPlayhead | None:
        """Give a playhead that is heard, if one can be had."""
        ...


class Relay:
    """One session's device, and the one on which it is to go on.

    What is given back as a line is a marked text for the person, or "".
    """

    def __init__(self, devices: Devices) -> None:
        self._devices = devices
        self._heard: Prepared | None = None  # by the track of which it goes
        self._sound: SoundingPlayhead | None = None
        self._coming: tuple[Prepared, SoundingPlayhead | None] | None = None
        self._whole: Prepared | None = None  # told after a session had begun without all of its words

    def begin(self, prepared: Prepared) -> tuple[Player, str]:
        """Give what plays a session, not yet started, and a line."""
        devices = self._devices
        self._heard, self._coming, self._whole = prepared, None, None
        self._sound = devices.sounding(prepared.track)
        player = Player(prepared.timeline, self._playhead(self._sound), devices.silent(), devices.clock)
        return player, self._line(prepared, self._sound)

    @property
    def talk(self) -> Talk | None:
        """Give how much is said: from the next step on, if it is about to change."""
        latest = self._latest
        return latest.timeline.choices.talk if latest else None

    def complete(self, player: Player, whole: Prepared, wanted: Talk) -> str:
        """Go on with all of the words, where it began without them and no others are `wanted` by now; give a line."""
        self._whole = whole
        if whole.timeline.choices.talk is not wanted:
            return ""
        latest = self._latest
        if whole.track is None or (latest and whole.track == latest.track):  # what sounds now is the best there is
            return whole.line if self._is_heard else ""
        if latest and not self._take(player, whole):  # other words were not asked for, and are not spoken of
            return SOME_VOICE if latest.timeline.cues else NO_VOICE
        return self._line_of_coming()

    def change(self, player: Player, prepared: Prepared) -> str:
        """Go on by another track of the same session, from the next moment on that it cuts nothing; give a line.

        Where it cannot be heard, what sounds goes on, with all of its words if these have come.
        """
        if self._take(player, prepared):
            return self._line_of_coming()
        if self._whole and self.talk:
            self.complete(player, self._whole, self.talk)
        return SAME_WORDS

    def look(self, player: Player) -> bool:
        """Give the device of the words before back, once the player has gone on to others; tell when that is heard."""
        if not (self._coming and player.timeline is self._coming[0].timeline):
            return False
        before = self._sound
        (self._heard, self._sound), self._coming = self._coming, None
        if before:
            before.close()
        return self._sound is not None and not self._sound.lost

    def carry_on(self, player: Player, wanted: Talk) -> str:
        """Take the end of a session back, with the words that came in the meantime; give a line."""
        self._sound = self._devices.sounding(self._heard.track if self._heard else None)
        player.reopen(self._playhead(self._sound))
        line = ""
        if self._whole and player.timeline is not self._whole.timeline:
            line = self.complete(player, self._whole, wanted)
        return line if self._is_heard else NO_SOUND

    def let_go(self) -> SoundingPlayhead | None:
        """Give up what was to come, and give the device that is to be given back, if there is one."""
        self._drop_coming()
        sound, self._sound = self._sound, None
        return sound

    def close(self) -> None:
        """Give every device back."""
        if sound := self.let_go():
            sound.close()

    def keep(self, whole: Prepared) -> None:
        """Keep words that came when the session had ended, for somebody who takes that back."""
        self._whole = whole

    def _take(self, player: Player, prepared: Prepared) -> bool:
        """Go on by another track soon, but not by one that cannot be heard while another sounds; tell whether so."""
        sound = self._devices.sounding(prepared.track)
        if sound is None and self._sound and not self._sound.lost:
            return False
        self._drop_coming()
        self._coming = (prepared, sound)
        player.change(prepared.timeline, self._playhead(sound))
        return True

    @property
    def _latest(self) -> Prepared | None:
        """Give by what the session goes, or is about to."""
        return self._coming[0] if self._coming else self._heard

    @property
    def _is_heard(self) -> bool:
        """Tell whether the session sounds, is about to, or is not to."""
        sounds = self._sound and not self._sound.lost
        return bool(sounds or (self._coming and self._coming[1]) or self._devices.speed)

    def _drop_coming(self) -> None:
        coming, self._coming = self._coming, None
        if coming and coming[1]:
            coming[1].close()

    def _line_of_coming(self) -> str:
        if self._coming is None or not self._is_heard:  # which was said at its beginning
            return ""
        return self._line(*self._coming)

    def _playhead(self, sound: SoundingPlayhead | None) -> Playhead:
        return sound or self._devices.silent()

    def _line(self, prepared: Prepared, sound: SoundingPlayhead | None) -> str:
        return prepared.line if sound or self._devices.speed else NO_SOUND
