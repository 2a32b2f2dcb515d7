"""The real services over a data file of the test's own, and a window that leaves nothing behind."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from coach.app import Program
from coach.clock import today
from coach.content.library import ContentLibrary
from coach.domain.dates import BRITISH
from coach.domain.rules.heat import Heat
from coach.paths import pack_folder, user_paths
from coach.store.file.opening import open_store
from coach.ui.case.new_case_dialog import NewCaseDialog
from coach.ui.clients.client_dialog import ClientDialog
from coach.ui.clients.contact_dialog import ContactDialog
from coach.ui.kit.basic.application import Application
from coach.ui.kit.basic.host import Note
from coach.ui.practice.ask_dialog import AskDialog
from coach.ui.referrals.vendor_dialog import VendorDialog
from coach.ui.runs.move_dialog import MoveDialog
from coach.ui.sealed.open_dialog import OpenDialog
from coach.ui.shell.comment_dialog import CommentDialog
from coach.ui.shell.date_dialog import DateDialog
from coach.ui.shell.shell import Route, Shell
from coach.ui.shell.text_dialog import TextDialog
from coach.ui.verdict.overrule_dialog import OverruleDialog
from coach.ui.window.find_dialog import FindDialog
from coach.ui.window.main_window import MainWindow
from coach.ui.window.toast import Toast
from tests.opened import build
from tests.ui.packs.previews import ROUTE as PACK_ROUTE
from tests.ui.practised import about_practice
from tests.ui.sealed.documents import arguments as sealed_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from coach.domain.case import Case
    from coach.errors import GoodTermsError
    from coach.services.container import Services

THURSDAY_NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
CASES = Path(__file__).parents[1] / "files" / "cases"
SCRIPT_PAGES = ("script", "script-papers", "own-words")  # about a script of the library
CASE_PAGES = (
    "interview",
    "verdict",
    "first-facts",
    "talk",
    "dates",
    "papers",
    "rehearse",
    "day",
    "after",
    "review",
    "mirror",
    "second-take",
    "content-change",
    "what-if",
)


@pytest.fixture(scope="session")
def content_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the content is compiled to, once for all tests of a run."""
    return tmp_path_factory.mktemp("content")


@pytest.fixture(scope="session")
def shipped(content_cache: Path) -> ContentLibrary:
    """The built-in content, read once for all tests of a run: nothing in it changes."""
    return ContentLibrary(pack_folder(), content_cache)


@pytest.fixture
def programs(qapp: Application, tmp_path: Path) -> Iterator[Callable[[], Program]]:
    """Makes programs over one data folder, not started yet; all are closed at the end."""
    made: list[Program] = []

    def make() -> Program:
        made.append(Program(qapp, user_paths(tmp_path / "data"), lambda: THURSDAY_NOON))
        return made[-1]

    yield make
    for program in made:
        program.close()
        if program.window is not None:
            program.window.close()
            program.window.deleteLater()


@dataclass
class HeldClock:
    """A clock that moves only when it is told to."""

    now: datetime = THURSDAY_NOON

    def __call__(self) -> datetime:
        """The moment it is held at."""
        return self.now


@pytest.fixture
def clock() -> HeldClock:
    """A Thursday at noon that does not pass."""
    return HeldClock()


@pytest.fixture
def services(tmp_path: Path, shipped: ContentLibrary, clock: HeldClock) -> Iterator[Services]:
    """Every service, over a new data file."""
    store = open_store(user_paths(tmp_path / "data"), clock, keyring=False)
    services = build(store, shipped, clock)
    yield services
    services.close()


@dataclass
class Heard:
    """What pages have asked of their shell."""

    visits: list[Route] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    errors: list[GoodTermsError] = field(default_factory=list)

    @property
    def last(self) -> tuple[str, object]:
        """The page gone to last, and its argument."""
        return self.visits[-1].page, self.visits[-1].arg


@pytest.fixture
def shell(qapp: Application, clock: HeldClock) -> Shell:
    """A shell without a window, in the light look."""
    qapp.set_look("light", 100)
    return Shell(qapp.theme, qapp.icons, partial(today, clock), BRITISH)


@pytest.fixture
def heard(shell: Shell) -> Heard:
    """What is asked of the shell from now on."""
    heard = Heard()
    shell.navigate.connect(heard.visits.append)
    shell.show_message.connect(heard.notes.append)
    shell.refused.connect(heard.errors.append)
    return heard


@pytest.fixture
def case(services: Services) -> Case:
    """A case that has just been started."""
    return services.cases.start(services.clients.add("Halden Tools").id, "Late again")


@pytest.fixture
def answer(services: Services, case: Case) -> Callable[[str], Case]:
    """Answers the interview of the case as a worked case does, or wholly with don't know ("").

    What is asked before its talk is first shown is behind it, unless `first` is false.
    """

    def fill(name: str = "", *, first: bool = True) -> Case:
        answers = worked_case(name) if name else {}
        while (question := services.cases.view(case.id).question) is not None:
            option = answers.get(question.id, "dont-know")
            services.cases.answer(case.id, question.id, option)
            if services.cases.view(case.id).heat is not None:
                services.heat.set(case.id, Heat.COOL)
        if first:
            services.talks.finish_first(case.id)
        return services.cases.case(case.id)

    return fill


@pytest.fixture
def window(qtbot: QtBot, qapp: Application, services: Services) -> MainWindow:
    """The window over the services, shown."""
    qapp.set_look("light", 100)
    window = MainWindow(services, qapp.theme, qapp.icons)
    qtbot.addWidget(window, before_close_func=MainWindow.ask_nothing)
    window.show()
    return window


@pytest.fixture
def show(
    window: MainWindow, services: Services, case: Case, answer: Callable[[str], Case]
) -> Callable[[str], None]:
    """Shows a page of the window, with something on it to look at."""

    def show(name: str) -> None:
        if name != "interview":
            answer("marketing-agency", first=name != "first-facts")
        arguments: dict[str, object] = dict.fromkeys(CASE_PAGES, case.id)
        arguments |= {"client": case.client_id, "pack": PACK_ROUTE}
        arguments |= dict.fromkeys(SCRIPT_PAGES, services.library.scripts()[0].id)
        if name in {"received", "seal"}:
            arguments |= sealed_pages(services, case.id)
        arguments |= about_practice(services)
        window.show_page(name, arguments.get(name))

    return show


@pytest.fixture
def dialogs(
    services: Services, window: MainWindow, case: Case, answer: Callable[[str], Case]
) -> dict[str, Callable[[], QDialog]]:
    """Every dialog of ours, made when it is called."""
    answer("marketing-agency")
    shell = window.shell
    day = date(2026, 12, 1)
    return {
        "AskDialog": lambda: AskDialog(services, shell, window),
        "ClientDialog": lambda: ClientDialog(services, shell, window),
        "CommentDialog": lambda: CommentDialog(shell, window, "We end it.", "Shorter.", print),
        "ContactDialog": lambda: ContactDialog(services, shell, window, case.client_id),
        "DateDialog": lambda: DateDialog(shell, window, "Move", day, first=day),
        "FindDialog": lambda: FindDialog(services, shell, window),
        "MoveDialog": lambda: MoveDialog(
            shell, window, "A line of my own.", services.practice.moves(), ()
        ),
        "NewCaseDialog": lambda: NewCaseDialog(services, shell, window),
        "OpenDialog": lambda: OpenDialog(shell, window, services.seals, Path("a.goodterms")),
        "OverruleDialog": lambda: OverruleDialog(services, shell, window, case.id),
        "TextDialog": lambda: TextDialog(shell, window, "Name", "Name", "Halden"),
        "VendorDialog": lambda: VendorDialog(services, shell, window),
    }


@pytest.fixture
def letters(qapp: Application) -> Iterator[Callable[[int, int], None]]:
    """Takes letters of so many percent of the usual width, and text of so many percent."""
    before = QFont(qapp.font())

    def take(stretch: int, percent: int) -> None:
        font = QFont(qapp.font())
        font.setStretch(stretch)
        qapp.setFont(font)
        qapp.set_look("light", percent)

    yield take
    qapp.setFont(before)
    qapp.set_look("light", 100)


@pytest.fixture
def press(qtbot: QtBot, window: MainWindow) -> Callable[..., None]:
    """Presses keys where the keys are."""
    window.activateWindow()
    qtbot.waitActive(window)

    def press(*keys: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)

    return press


@pytest.fixture(autouse=True)
def nothing_left(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a timer, an animation or a window of its own behind."""
    del qtbot  # set up before, so that its widgets are closed after this looks
    yield
    known = _widgets_of_qtbot(request)
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w not in known]
    assert not shown, f"windows left: {shown}"
    for widget in known:
        timers = [timer for timer in widget.findChildren(QTimer) if _waits(timer)]
        assert not timers, f"timers left: {[timer.parent() for timer in timers]}"
        running = QAbstractAnimation.State.Running
        moving = [a for a in widget.findChildren(QAbstractAnimation) if a.state() == running]
        assert not moving, f"animations left: {moving}"
    # else every window lives to the end of the run, and each new look is set in all of them
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _waits(timer: QTimer) -> bool:
    """Whether a timer of ours still runs; Qt's own zero timers of views do not count."""
    return timer.isActive() and timer.interval() > 0


def _widgets_of_qtbot(request: pytest.FixtureRequest) -> list[QWidget]:
    added = [entry[0]() for entry in getattr(request.node, "qt_widgets", [])]
    return [widget for widget in added if widget is not None]


def stays(window: QWidget) -> bool:
    """Whether the line at the bottom waits until somebody closes it."""
    line = window.findChild(Toast, "toast")
    return line.isVisible() and not any(timer.isActive() for timer in line.findChildren(QTimer))


def worked_case(name: str) -> dict[str, str]:
    """The answers of a worked case."""
    import yaml

    text = (CASES / f"{name}.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.BaseLoader)["answers"])  # noqa: S506 - only texts


def button(widget: QWidget, name: str) -> QAbstractButton:
    """The visible button with this object name."""
    found = [b for b in widget.findChildren(QAbstractButton, name) if b.isVisibleTo(widget)]
    assert found, f"no button {name!r}"
    return found[-1]


def texts(widget: QWidget) -> str:
    """All words shown in a widget."""
    from PySide6.QtWidgets import QLabel

    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(labels)


def out_of(column: QWidget) -> list[str]:
    """What is shown in a column but reaches beyond its right edge."""
    return [
        f"{type(child).__name__} {child.objectName()}"
        for child in column.findChildren(QWidget)
        if child.isVisible() and child.mapTo(column, child.rect().topRight()).x() > column.width()
    ]
