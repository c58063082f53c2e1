"""The way through every page, as a person comes to them."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from msgspec.structs import replace

from coach.diary.entries import Book
from coach.language.texts import tr
from coach.plan.check import Ask
from coach.routine.model import Phase
from coach.session.day import Occasion, Slot
from coach.ui import reminder_views
from coach.ui.export_desk import WRITTEN_FILE
from coach.ui.fault_window import DID_NOT_OPEN, GOES_ON, FaultWindow
from coach.ui.leaving import LeavingWindow
from coach.ui.meaning import Meaning
from coach.ui.reminder_window import ReminderWindow
from coach.ui.settings_views import Place, SettingsView
from coach.ui.today_views import told
from coach.voice.preparation import NO_SOUND
from tests.audit import diary_screens
from tests.audit.stage import Look, Screen, Stage, opened
from tests.histories import TODAY, week_ten

#: Ways through the questions that end in each outcome.
WAYS = {"urgent": "y", "see a GP": "nynnyynyy", "ordinary": "nnnnn"}
FOLDER = "/home/margaret-elizabeth/.local/share/calf-coach/a-folder-with-a-name-that-does-not-end-soon"
PDF = "/home/margaret/Documents/Night leg cramps.pdf"
COPY = "/home/margaret-elizabeth/Documents/diary.json"
#: Words that are looked for in Learn.
FOUND, NOT_FOUND = "quinine", "magnesium"
VOICES = (
    ("", "Choose for me"),
    ("gmw/en-gb-x-rp", "English (Received Pronunciation)"),
    ("gmw/en-us-nyc", "English (America, New York City)"),
    ("gmw/de", "German"),
)
#: What a report looks like.
REPORT = "Calf Coach 0.1.0\nLinux 6.18.44\n\nFault 1\nKeyError\n  coach/ui/program.py:123 Program._refresh"
#: Pages that differ from others in their words alone: who is in a hurry leaves them out.
ALIKE = frozenset({
    "Write a cramp",
    "Session, getting ready",
    "Session, setup",
    "Session, lean",
    "Session, back",
    "Session, rest",
    "Session, about to go on",
    "Session, finish",
    "Summary, done",
    "Cramp now, begun",
    "Cramp now, talk",
    "Is it cramp? long",
    "Is it cramp? still",
    "Is it cramp? toxic",
    "Is it cramp? numb",
    "Is it cramp? swollen",
    "Is it cramp? weak",
    "Is it cramp? sleep",
    "Reminder, morning",
    "Reminder, midday",
    "Today, undo",
    "History, nothing found",
    "A fault, did not open",
})  # fmt: skip


def walk(look: Look) -> Iterator[Screen]:
    """Go through every page in one theme and size."""
    for book, ways in BOOKS:
        with opened(look, book()) as stage:
            for way in ways:
                yield from way(stage)


def today_first(stage: Stage) -> Iterator[Screen]:
    """On the first day, folded and unfolded."""
    today = stage.window.today
    yield stage.screen("Today, first day")
    today.ask_why.click()
    today.choose.click()
    yield stage.screen("Today, choices unfolded")
    today.ask_why.click()
    today.choose.click()


def writing(stage: Stage) -> Iterator[Screen]:
    """A cramp is written down."""
    stage.window.today.cramp.click()
    yield stage.screen("Write a cramp")
    page = stage.program.records.look_back.cramp
    assert page
    page.when.buttons["pick"].click()
    yield stage.screen("Write a cramp, another time")
    page.when.buttons["night"].click()
    page.place.buttons["calf"].click()
    page.severity.buttons["6"].click()
    yield stage.screen("Write a cramp, written")
    page.delete.click()
    stage.program.show_today()
    yield stage.screen("Today, undo")


def history_empty(stage: Stage) -> Iterator[Screen]:
    """Nothing to look back on."""
    stage.window.today.history.click()
    yield stage.screen("History, first day")
    stage.program.show_today()


def session(stage: Stage) -> Iterator[Screen]:
    """A session in each phase, paused, ended early, and done."""
    run = stage.program.run
    stage.later(1_000)
    stage.house.line = NO_SOUND
    stage.window.today.start.click()
    yield stage.screen("Session, getting ready")
    stage.wait(lambda: run.player is not None)
    assert run.player
    line = run.player.timeline
    stage.until(3_000)
    yield stage.screen("Session, lead-in and a line")
    steps = [next(s for s in line.segments if s.phase is Phase.SETUP)]
    steps += [s for s in line.segments if s.repetition == 2]
    for step in steps:
        stage.until((step.start_ms * 2 + step.end_ms * 3) // 5)
        yield stage.screen(f"Session, {step.phase}")
    run.toggle()
    yield stage.screen("Session, paused")
    run.toggle()
    stage.later(800)
    run.look()
    yield stage.screen("Session, about to go on")
    run.end()
    yield stage.screen("Summary, ended early")
    stage.program.sessions.summary.resume_button.click()
    finish = next(s for s in line.segments if s.phase is Phase.FINISH)
    stage.until(finish.start_ms + 500)
    yield stage.screen("Session, finish")
    stage.until(line.segments[-1].end_ms - 10)
    stage.later(500)
    run.look()
    yield stage.screen("Summary, done")
    stage.program.show_today()


def cramp(stage: Stage) -> Iterator[Screen]:
    """A cramp, talked through, long, and after it."""
    screens = stage.program.cramps
    stage.later(5_000)
    stage.program.begin_cramp()
    run = screens.run
    assert run
    stage.wait(lambda: run._player is not None)
    for name, seconds in (("begun", 1), ("talk", 24), ("hold", 24)):
        _help_on(stage, seconds)
        yield stage.screen(f"Cramp now, {name}")
    run.passed()
    yield stage.screen("Cramp, after")
    stage.program._after_cramp()
    stage.later(5_000)
    stage.program.begin_cramp()
    stage.wait(lambda: run._player is not None)
    _help_on(stage, 605)
    yield stage.screen("Cramp now, long")
    run.passed()
    yield stage.screen("Cramp, after a long one")
    stage.program._after_cramp()
    stage.program.show_today()


def _help_on(stage: Stage, seconds: int) -> None:
    run = stage.program.cramps.run
    for _ in range(seconds):
        stage.house.clock.move(1_000)
        if run:
            run.look()


def check(stage: Stage) -> Iterator[Screen]:
    """Is it cramp? Each question, and each outcome."""
    stage.window.today.check.click()
    page = stage.program.records.look_back.check
    assert page
    asked: set[Ask | None] = set()
    for name, way in WAYS.items():
        page.begin()
        for key in way:
            if page.asks not in asked:
                yield stage.screen(f"Is it cramp? {page.asks}")
            asked.add(page.asks)
            page.answer(yes=key == "y")
        yield stage.screen(f"Is it cramp? {name}")
    page.tell(tr("The diary could not be written. Nothing was lost; try again."))
    yield stage.screen("Is it cramp? not written")
    stage.program.show_today()


def learn(stage: Stage) -> Iterator[Screen]:
    """What there is to know, and a search."""
    stage.window.today.learn.click()
    page = stage.program.records.look_back.learn
    assert page
    yield stage.screen("Learn")
    page.search.setText(FOUND)
    yield stage.screen("Learn, found")
    page.search.setText(NOT_FOUND)
    page.tell(tr("Saved: {file}", file=PDF), Meaning.GOOD)
    yield stage.screen("Learn, not found")
    page.search.clear()
    stage.program.show_today()


def keys(stage: Stage) -> Iterator[Screen]:
    """What works everywhere, and then all of it."""
    stage.program.records.look_back.show_keys()
    page = stage.program.records.look_back.keys
    assert page
    yield stage.screen("Keys")
    for card in page.cards.values():
        card.fold.setChecked(True)
    yield stage.screen("Keys, all of them")
    stage.program.show_today()


def settings(stage: Stage) -> Iterator[Screen]:
    """Usual and seldom."""
    preferences = stage.program.desks.preferences
    stage.window.today.settings.click()
    page = preferences.page
    assert page
    stage.wait(lambda: preferences._voices is not None)
    known = page.day._settings
    upcoming = reminder_views.upcoming(known, stage.house.now(), stage.house.now().replace(hour=22, minute=0))
    usual = SettingsView(known, 2, VOICES, login=True, next_reminder=upcoming, folder=FOLDER)
    page.show_view(usual)
    yield stage.screen("Settings")
    page.show_view(
        replace(
            usual,
            per_day=1,
            voices=None,
            tray=False,
            resting=True,
            line=tr(WRITTEN_FILE, file=COPY),
            playing="check",
            writing=Place.TABLE,
            percent=40,
        )
    )
    page.day.times[Slot.MORNING]._choose(known.times.bedtime)
    yield stage.screen("Settings, what is seldom")
    stage.program.show_today()


def small_windows(stage: Stage) -> Iterator[Screen]:
    """The reminder of each part of the day, the farewell, and a fault of the program."""
    look, routine = stage.look, stage.house.routine
    for slot in (Slot.MORNING, Slot.MIDDAY, Slot.BEDTIME):
        reminder = ReminderWindow(routine)
        view = reminder_views.reminder(Occasion(TODAY, slot), stage.program.chosen.settings, look.theme)
        reminder.show_view(view)
        yield stage.screen(f"Reminder, {slot}", reminder)
        reminder.hide()
        reminder.deleteLater()
    leaving = LeavingWindow(routine)
    leaving.ask(look.theme, look.percent, stage.window.frameGeometry())
    yield stage.screen("Leaving", leaving)
    leaving.hide()
    leaving.deleteLater()
    for name, words in (("goes on", GOES_ON), ("did not open", DID_NOT_OPEN)):
        fault = FaultWindow(words)
        fault.show_report(REPORT, look.theme, look.percent, quietly=False)
        yield stage.screen(f"A fault, {name}", fault)
        fault.hide()
        fault.deleteLater()


def today_lived(stage: Stage) -> Iterator[Screen]:
    """With a diary behind it: the question, a change, advice, and what was noted."""
    today = stage.window.today
    yield stage.screen("Today, with cards")
    if not today.check_in.isHidden():
        today.answers[1].click()
        yield stage.screen("Today, noted")
        today.undo.click()
        stage.later(1_000)


def history(stage: Stage) -> Iterator[Screen]:
    """The picture, the table, the calendar, the list."""
    stage.window.today.history.click()
    page = stage.program.records.look_back.history
    assert page
    yield stage.screen("History")
    page.chart.ranges.buttons["all"].click()
    page.entries.view.setCurrentIndex(page.entries.model.index(1))
    night = next(cell for cell in page.month.days if cell.view and cell.view.is_asked)
    page.month._choose(night)
    page.show_undo(tr("Deleted: {entry}.", entry=told(stage.program.ledger.book.cramps[0])))
    yield stage.screen("History, all and undo")
    page.chart.flip.click()
    page.entries.search.setText("woke")
    page.show_undo("")
    yield stage.screen("History, table and search")
    page.entries.search.setText("zebra")
    yield stage.screen("History, nothing found")
    page.chart.flip.click()
    page.entries.search.clear()
    stage.program.show_today()


def correcting(stage: Stage) -> Iterator[Screen]:
    """An entry is corrected."""
    back, book = stage.program.records.look_back, stage.program.ledger.book
    back._edit(book.cramps[0])
    yield stage.screen("Correct a cramp")
    back._edit(book.sessions[0])
    yield stage.screen("Correct a session")
    stage.program.show_today()


def lived() -> Book:
    """Ten weeks with cramps that fell, one of them lately with a sign to tell a GP of."""
    book = week_ten()
    return Book(book.sessions, book.cramps, {n: c for n, c in book.answers.items() if n < TODAY - timedelta(1)})


Way = Callable[[Stage], Iterator[Screen]]
BOOKS: tuple[tuple[Callable[[], Book], tuple[Way, ...]], ...] = (
    (
        Book,
        (
            today_first,
            writing,
            history_empty,
            session,
            cramp,
            check,
            learn,
            keys,
            settings,
            *diary_screens.WAYS,
            small_windows,
        ),
    ),
    (lived, (today_lived, history, correcting)),
)
