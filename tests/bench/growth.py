"""Today, Cases, Find and the talk page of somebody who has used the program for years.

Each is measured with 2,000 clients, 5,000 cases and 40,000 reminders, and in turns with ten
cases: the page must not take longer than three times as long.
"""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from datetime import date, timedelta
from functools import cache, partial
from statistics import median
from typing import TYPE_CHECKING

from coach.clock import system_clock, today
from coach.domain.rules.heat import Heat
from coach.store.file.times import stamp
from tests.bench.cases import library, new_data_file, worked_cases
from tests.bench.find import keys
from tests.bench.page import application, shell_over
from tests.bench.row import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from coach.content.library import ContentLibrary
    from coach.services.container import Services
    from coach.store.file.connection import Store
    from coach.ui.shell.page import Page

    Painted = Callable[[Services], Callable[[], None]]  # what shows the page once more

MANY, TEN = (2_000, 5_000, 365), (10, 10, 20)  # clients, cases, days around today
REMINDERS = 8  # a case
LIMIT = 3.0  # times the page with ten
ROUNDS, KEY_ROUNDS = 9, 3
_NAMES = ("Halden Tools", "Client Brothers", "Müller & Söhne", "Vale Dental", "O’Brien Dairy")
_OPEN, _JUDGED, _PLANNED, _OVER, _CLOSED = range(5)  # how cases stand, by turns


def today_of_many() -> Row:
    """The page Today."""
    return _compared(_today_page)


def cases_of_many() -> Row:
    """The page with all cases."""
    return _compared(_cases_page)


def find_of_many() -> Row:
    """The last key of a name that many clients have, in the dialog of Ctrl+K."""
    return _compared(_find_dialog)


def find_keys_of_many() -> Row:
    """Every key of what is typed in the dialog of Ctrl+K: the slowest, and that of ten."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application().set_look("light", 100)
    with ExitStack() as stack:
        shown = []
        for size in (MANY, TEN):
            services, store = stack.enter_context(new_data_file(_content()))
            fill(services, store, size)
            shown.append(_typed(services))
        rounds = [
            [[_milliseconds(partial(show, text)) for show in shown] for text in keys()]
            for _ in range(KEY_ROUNDS + 1)
        ][1:]
    medians = [
        [median(times) for times in zip(*each, strict=True)] for each in zip(*rounds, strict=True)
    ]  # of each key with many, and with ten
    many, ten = (max(times) for times in zip(*medians, strict=True))
    return Row(value=round(many, 1), unit="ms", ratio=round(many / ten, 2), limit=LIMIT)


def talk_of_many() -> Row:
    """The page with the talk of a case."""
    return _compared(_talk_page)


def fill(services: Services, store: Store, size: tuple[int, int, int]) -> None:
    """Clients, cases and reminders; a case is a copy of one that went through the interview."""
    clients, cases, days = size
    model = _model(services)
    now, day = stamp(system_clock()), today(system_clock)
    answers = store.rows(
        "SELECT position, question, value, kind, of, said_at FROM answer WHERE case_id = ?",
        (model,),
    )
    pack, pin, verdict = store.rows(
        "SELECT pack, pin, verdict FROM case_file WHERE id = ?", (model,)
    )[0]
    many = store.connection.executemany
    with store.transaction():
        many(
            "INSERT INTO client (id, name, created_at) VALUES (?, ?, ?)",
            ((_id(0, n), f"{_NAMES[n % len(_NAMES)]} {n}", now) for n in range(clients)),
        )
        many(
            "INSERT INTO case_file (id, client_id, title, pack, pin, verdict, heat, heat_at,"
            " talk_on, created_at, changed_at, closed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            " ?, ?)",
            (
                (
                    *(_id(1, n), _id(0, n % clients), f"Late again {n}", pack, pin),
                    *_standing(n, verdict, day, days),
                    *(now, _before(n), now if n % 5 == _CLOSED else None),
                )
                for n in range(cases)
            ),
        )
        many(
            "INSERT INTO answer (case_id, position, question, value, kind, of, said_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (_id(1, n), *answer)
                for n in range(cases)
                for answer in (answers[:5] if n % 5 == _OPEN else answers)
            ),
        )
        many(
            "INSERT INTO reminder (id, case_id, title, due, state, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                (_id(2, n), _id(1, n // REMINDERS), f"Ring them {n}", due.isoformat(), state, now)
                for n, (due, state) in enumerate(_days(cases * REMINDERS, day, days))
            ),
        )


def _id(kind: int, number: int) -> str:
    return f"{kind:08x}-0000-7000-8000-{number:012x}"


def _before(minutes: int) -> str:
    return stamp(system_clock() - timedelta(minutes=minutes))


def _standing(number: int, verdict: str, day: date, days: int) -> tuple[object, ...]:
    """Verdict, heat, when that was said, and day of the talk of a case."""
    stands = number % 5
    heat = Heat.HOT.value if number % 50 == _JUDGED else Heat.COOL.value
    said = stamp(system_clock() - timedelta(days=3))
    apart = timedelta(days=number * 37 % days + 1)
    talk = {_PLANNED: day + apart, _OVER: day - apart}.get(stands)
    return "" if stands == _OPEN else verdict, heat, said, talk and talk.isoformat()


def _days(count: int, day: date, days: int) -> Iterator[tuple[date, str]]:
    """When reminders come; of those of before today one in twenty is still open."""
    for number in range(count):
        due = day + timedelta(days=number * 37 % (2 * days) - days)
        yield due, "done" if due < day and number % 20 else "open"


def _model(services: Services) -> str:
    """A case that went through the whole interview."""
    case = services.cases.start(services.clients.add("Halden Tools").id)
    services.heat.set(case.id, Heat.COOL)
    for question, option in _answers().items():
        services.cases.answer(case.id, question, option)
    services.cases.set_talk(case.id, today(system_clock) + timedelta(days=9))
    return case.id


@cache
def _content() -> ContentLibrary:
    return library()


@cache
def _answers() -> Mapping[str, str]:
    return worked_cases(_content())[0]


def _compared(painted: Painted) -> Row:
    """Milliseconds with many, and how they stand to those with ten, in turns."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application().set_look("light", 100)
    with ExitStack() as stack:
        shown = []
        for size in (MANY, TEN):
            services, store = stack.enter_context(new_data_file(_content()))
            fill(services, store, size)
            shown.append(painted(services))
        for show in shown:
            show()  # what is made once is made
        turns = [[_milliseconds(show) for show in shown] for _ in range(ROUNDS)]
    ratio = median(ours / ten for ours, ten in turns)
    many = median(ours for ours, _ in turns)
    return Row(value=round(many, 1), unit="ms", ratio=round(ratio, 2), limit=LIMIT)


def _milliseconds(show: Callable[[], None]) -> float:
    began = time.perf_counter()
    show()
    return (time.perf_counter() - began) * 1000


def _today_page(services: Services) -> Callable[[], None]:
    from coach.ui.today.today_page import TodayPage

    return _page(TodayPage(services, shell_over(services)), None)


def _cases_page(services: Services) -> Callable[[], None]:
    from coach.ui.cases.cases_page import CasesPage

    return _page(CasesPage(services, shell_over(services)), None)


def _talk_page(services: Services) -> Callable[[], None]:
    from coach.ui.talk.talk_page import TalkPage

    return _page(TalkPage(services, shell_over(services)), _id(1, _PLANNED))


def _page(page: Page, arg: object) -> Callable[[], None]:
    page.resize(980, 760)
    page.show()

    def show() -> None:
        page.show_page(arg)
        application().processEvents()
        page.grab()

    return show


def _find_dialog(services: Services) -> Callable[[], None]:
    typed = _typed(services)

    def show() -> None:
        typed("halde")
        typed("halden")

    return show


def _typed(services: Services) -> Callable[[str], None]:
    """What puts a text into the dialog of Ctrl+K, and waits until what was found is painted."""
    from PySide6.QtWidgets import QLineEdit

    from coach.ui.window.find_dialog import FindDialog

    dialog = FindDialog(services, shell_over(services))
    dialog.show()
    field = dialog.findChild(QLineEdit)

    def show(text: str) -> None:
        field.setText(text)
        application().processEvents()
        dialog.grab()

    return show
