"""`answer` with the real page: the interview page is drawn and painted for each answer."""

from __future__ import annotations

import os
from functools import cache, partial
from typing import TYPE_CHECKING

from tests.bench.answer import answer
from tests.bench.early import early_answer

if TYPE_CHECKING:
    from coach.services.container import Services
    from coach.services.interview.interview_view import InterviewView
    from coach.ui.interview.interview_page import InterviewPage
    from coach.ui.kit.basic.application import Application
    from coach.ui.shell.shell import Shell
    from tests.bench.row import Row


@cache
def application() -> Application:
    """The one that all rows share: there can be no second."""
    from coach.ui.kit.basic.application import Application

    return Application([])


def shell_over(services: Services) -> Shell:
    """A shell without a window."""
    from coach.clock import today
    from coach.domain.dates import BRITISH
    from coach.ui.shell.shell import Shell

    app = application()
    return Shell(app.theme, app.icons, partial(today, services.clock), BRITISH)


class _Painted:
    """Shows the case on the interview page, and waits until it is painted."""

    def __init__(self) -> None:
        self._app = application()
        self._app.set_look("light", 100)
        self._page: InterviewPage | None = None

    def __call__(self, services: Services, view: InterviewView) -> None:
        """Draw the next question, or the end, and paint all of it."""
        page = self._page or self._made(services)
        page.show_page(view.case.id)
        self._app.processEvents()
        page.grab()

    def _made(self, services: Services) -> InterviewPage:
        from coach.ui.interview.interview_page import InterviewPage

        self._page = InterviewPage(services, shell_over(services))
        self._page.resize(980, 760)
        self._page.show()
        return self._page


def answer_on_page() -> Row:
    """Milliseconds from an answer until the page with the next question is painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return answer(_Painted())


def early_answer_on_page() -> Row:
    """Milliseconds from changing an early answer until the page that follows is painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return early_answer(_Painted())
