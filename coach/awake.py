"""Keeps the screen awake for as long as a session runs."""

import logging
import threading

log = logging.getLogger(__name__)


class Awake:
    """The screen stays on between `begin` and `end`, where the system lets it.

    Asking the system may take its time, so it happens on a thread of its own.
    """

    def __init__(self) -> None:
        self._over = threading.Event()
        self._holders = 0

    def begin(self) -> None:
        """Ask for the screen to stay on; whoever asks also ends it."""
        self._holders += 1
        if self._holders > 1:
            return
        self._over = threading.Event()
        threading.Thread(target=self._keep, args=(self._over,), name="awake", daemon=True).start()

    def end(self) -> None:
        """Let the screen sleep again, unless somebody else still needs it."""
        self._holders -= 1
        if not self._holders:
            self._over.set()

    @staticmethod
    def _keep(over: threading.Event) -> None:
        try:
            from wakepy import keep  # noqa: PLC0415  (60 ms, and only now of use)

            with keep.presenting(on_fail="pass"):
                over.wait()
        except Exception as fault:  # noqa: BLE001  (a screen that dims is no reason to end a session)
            log.warning("the screen cannot be kept awake: %s", fault)
