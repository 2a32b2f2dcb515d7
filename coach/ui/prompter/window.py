# SPDX-License-Identifier: MIT
"""The window of the prompter: large type, one part at a time, keys only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.basic.application import TITLE
from coach.ui.kit.basic.labels import Body, Lead, Quiet, ReservedLead, Subtitle
from coach.ui.kit.basic.screens import screen_after
from coach.ui.kit.basic.theme import DARK, LIGHT, Theme, palette, style_sheet
from coach.ui.kit.layout.stacked import row_of
from coach.ui.prompter.clocks import Clocks
from coach.ui.prompter.fitted_text import FittedText
from coach.ui.prompter.overlays import AnswerCover, CalmCover
from coach.ui.prompter.stopwatch import Stopwatch
from coach.ui.prompter.wording import farewell, key_hints, lines_of, welcome, what_is_next

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import (
        QCloseEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QScreen,
    )

    from coach.clock import Ticks
    from coach.ui.prompter.fitted_text import Paragraph
    from coach.ui.prompter.scenes import Deck, Scene

_REFRESH = 200  # milliseconds
_BEFORE = -1  # the place before the first part
_SIDE = 56
_HEIGHT = 700  # pixels of a window in which words have the size that they have on pages
_LARGEST = 200  # percent
_PAGES = 99  # no part has more
_ALONE = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}
)  # keys that say nothing by themselves
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_SIZES = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_Underscore})


class Going(Struct, frozen=True):
    """How it is shown when it opens."""

    rehearsal: bool = False
    percent: int = 100  # size of text in the program
    step: int = 0  # steps of type larger than what fits
    light: bool = False


class _Wide(Quiet):
    """As wide as the window: it is looked up, not read through."""

    def _keep_measure(self) -> None:
        pass


class Prompter(QWidget):
    """Shows a deck from its first part to its last; `closed` says that it was left."""

    closed = Signal()

    def __init__(
        self, deck: Deck, going: Going, ticks: Ticks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("prompter")
        self.setWindowTitle(TITLE)
        self.setAccessibleName(self.tr("Prompter"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(480, 320)
        self.deck, self._going = deck, going
        self.watch = Stopwatch(len(deck.scenes), deck.news, ticks)
        self._at, self._step = _BEFORE, going.step
        self._stands = self._advised = False  # the clock by hand; do and don't
        self._theme = Theme(LIGHT if going.light else DARK, going.percent, self)
        self._title, self._place = Subtitle("", self), Lead("", self, tone="quiet")
        self._clocks = Clocks(self)
        self._text = FittedText(self._theme, "prompter-text", self, step=going.step)
        self._do, self._dont = Body("", self), Body("", self)
        self._advice = QWidget(self)
        self._next = ReservedLead("", self, tone="quiet")
        self._hints = _Wide("", self)
        self._timer = QTimer(self, interval=_REFRESH)
        self._lay_out()
        self._calm, self._answers = CalmCover(self._theme, self), AnswerCover(self._theme, self)
        self._keys = self._key_map()
        self._timer.timeout.connect(self._show_times)
        self._text.turned.connect(self._show_next)
        self._dress()
        self._show_place()

    # -- what it is made of

    def _lay_out(self) -> None:
        self._title.setObjectName("prompter-title")
        self._place.setObjectName("prompter-place")
        self._next.setObjectName("prompter-next")
        self._hints.setObjectName("prompter-hints")
        self._advice.setObjectName("prompter-advice")
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._place, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignBaseline)
        head.addStretch(0)
        self._place.setWordWrap(False)
        advice = row_of(self._advice, gap=32)
        for label in (self._do, self._dont):
            advice.addWidget(label, 1, Qt.AlignmentFlag.AlignTop)
        advice.addStretch(0)
        self._advice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, 28, _SIDE, 20)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._clocks)
        layout.addSpacing(12)
        layout.addWidget(self._text, 1)
        layout.addSpacing(8)
        for part in (self._advice, self._next, self._hints):
            layout.addWidget(part)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._show_hints)
            app.screenRemoved.connect(self._on_screen_removed)

    def _key_map(self) -> dict[int, Callable[[], object]]:
        key = Qt.Key
        actions: dict[Callable[[], object], tuple[Qt.Key, ...]] = {
            self._forward: (key.Key_Space, key.Key_Right, key.Key_PageDown),
            self._back: (key.Key_Left, key.Key_PageUp),
            self._first: (key.Key_Home,),
            self._last: (key.Key_End,),
            self._pause: (key.Key_P,),
            self._ask: (key.Key_R,),
            self._steady: (key.Key_C, key.Key_Pause),
            self._advise: (key.Key_D,),
            self._larger: (key.Key_Plus, key.Key_Equal),
            self._smaller: (key.Key_Minus, key.Key_Underscore),
            self._fitting: (key.Key_0,),
            self._turn_light: (key.Key_T,),
            self._change_screen: (key.Key_S,),
            self._leave: (key.Key_Escape, key.Key_F11),
        }
        return {int(each): action for action, keys in actions.items() for each in keys}

    def _dress(self) -> None:
        """Wear the colours of the prompter's own theme, whatever the program wears."""
        tokens = self._theme.tokens
        self.setPalette(palette(tokens))
        self.setStyleSheet(style_sheet(tokens, self._theme.percent))
        self.update()

    def _scale(self) -> None:
        """Let all words grow with the screen: it is read from farther away than a page."""
        by_height = round(self.height() * 100 / _HEIGHT)
        percent = max(self._going.percent, min(by_height, _LARGEST))
        if percent != self._theme.percent:
            self._theme.set_look(self._theme.tokens, percent)
            self._dress()

    # -- what is told to whoever opened it

    @property
    def light(self) -> bool:
        """Whether it is light now."""
        return self._theme.tokens == LIGHT

    @property
    def step(self) -> int:
        """How many steps larger than what fits the type is now."""
        return self._step

    def stand_on(self, screen: QScreen) -> None:
        """Fill a screen."""
        if self.isVisible():
            self.showNormal()  # else some systems keep it where it was
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()

    # -- what is shown

    def _scene(self) -> Scene | None:
        inside = 0 <= self._at < len(self.deck.scenes)
        return self.deck.scenes[self._at] if inside else None

    def _show_place(self, *, last_page: bool = False) -> None:
        scene, count = self._scene(), len(self.deck.scenes)
        self._place.setVisible(scene is not None)
        number = self.tr("{number} of {count}").format(number=self._at + 1, count=count)
        self._place.setText(number)
        self._title.setText(scene.title if scene is not None else self._heading())
        self._text.show_text(self._paragraphs(scene), last_page=last_page)
        self._show_advice(scene)
        self._show_next()
        self._show_hints()
        self._show_times()
        self.setAccessibleDescription(f"{self._title.text()}\n{self._text.text()}")

    def _heading(self) -> str:
        if self._at == _BEFORE:
            rehearses = self._going.rehearsal or self.deck.script
            return self.tr("Rehearsal") if rehearses else self.tr("Ready when you are")
        return self.tr("That was all of it")

    def _paragraphs(self, scene: Scene | None) -> list[Paragraph]:
        if scene is not None:
            return lines_of(scene)
        if self._at == _BEFORE:
            return welcome(self.deck, rehearsal=self._going.rehearsal)
        rehearsal, script = self._going.rehearsal, self.deck.script
        return farewell(self.watch, rehearsal=rehearsal, script=script)

    def _show_advice(self, scene: Scene | None) -> None:
        if scene is not None:
            self._do.setText(self.tr("Do: {text}").format(text=scene.do) if scene.do else "")
            dont = self.tr("Do not: {text}").format(text=scene.dont)
            self._dont.setText(dont if scene.dont else "")
        self._advice.setVisible(self._advised and scene is not None)

    def _show_next(self) -> None:
        page, pages = self._text.page + 1, self._text.pages
        text = self.tr("Page {page} of {pages} of this part; press Space to go on")
        more, ahead = text.format(page=page, pages=pages), what_is_next(self.deck, self._at)
        self._next.setText(more if page < pages else ahead)
        self._next.reserve(text.format(page=_PAGES, pages=_PAGES), ahead)

    def _show_hints(self) -> None:
        screens = len(QGuiApplication.screens())
        self._hints.setText(key_hints(light=self.light, screens=screens))

    def _show_times(self) -> None:
        scene = self._scene()
        part, planned = (None, 0) if scene is None else (self._at, scene.seconds)
        self._clocks.setVisible(self._at != _BEFORE)
        news = self.deck.news is not None
        self._clocks.show_times(self.watch, part, planned, news=news)

    # -- what the keys do

    def _go_to(self, place: int, *, last_page: bool = False) -> None:
        """Show a part; the clock counts for it, unless it was paused by hand."""
        self._at = max(0, min(place, len(self.deck.scenes)))
        if self._scene() is None:
            self.watch.pause()
            self._timer.stop()
        else:
            if not self._stands:
                self.watch.run()
                self._timer.start()
            self.watch.go_to(self._at)
        self._show_place(last_page=last_page)

    def _forward(self) -> None:
        if self._at == len(self.deck.scenes):
            self.close()
        elif self._scene() is None or not self._text.turn(1):
            self._go_to(self._at + 1)

    def _back(self) -> None:
        if self._scene() is not None and self._text.turn(-1):
            return
        if self._at > 0:
            self._go_to(self._at - 1, last_page=True)

    def _first(self) -> None:
        self._go_to(0)

    def _last(self) -> None:
        self._go_to(len(self.deck.scenes) - 1)

    def _pause(self) -> None:
        if self._scene() is None:
            return
        self._stands = not self._stands
        if self._stands:
            self.watch.pause()
        else:
            self.watch.run()
            self._timer.start()
        self._show_times()

    def _ask(self) -> None:
        self._answers.show_answers(self.deck.answers)

    def _steady(self) -> None:
        self._calm.show_lines(self.deck.calm)

    def _advise(self) -> None:
        if self._scene() is not None:
            self._advised = not self._advised
            self._show_advice(self._scene())

    def _larger(self) -> None:
        self._resize_type(self._step + 1)

    def _smaller(self) -> None:
        self._resize_type(self._step - 1)

    def _fitting(self) -> None:
        self._resize_type(0)

    def _resize_type(self, step: int) -> None:
        self._step = self._text.set_step(step)

    def _turn_light(self) -> None:
        self._theme.set_look(DARK if self.light else LIGHT, self._theme.percent)
        self._dress()
        self._show_hints()

    def _change_screen(self) -> None:
        screens = QGuiApplication.screens()
        if len(screens) > 1:
            self.stand_on(screen_after(screens, self.screen()))

    def _on_screen_removed(self, screen: QScreen) -> None:
        rest = [each for each in QGuiApplication.screens() if each is not screen]
        if rest and self.screen() not in rest and self.isVisible():
            self.stand_on(rest[0])
        self._show_hints()

    def _leave(self) -> None:
        self.close()

    # -- what Qt tells

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key says; over the talk, what lies there takes it first."""
        key = Qt.Key(event.key())
        event.accept()
        if key in _ALONE or (event.isAutoRepeat() and key not in _SIZES):
            return
        if not self._calm.isHidden():
            self._calm.hide()
        elif event.modifiers() & _HELD:
            event.ignore()
        elif not self._answers.isHidden():
            self._answer(key)
        elif key in self._keys:
            self._keys[key]()

    def _answer(self, key: Qt.Key) -> None:
        """What a key does while the reactions lie over the talk."""
        forward = (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_PageDown)
        if key in (Qt.Key.Key_C, Qt.Key.Key_Pause):
            self._steady()
        elif key in forward and self._answers.text.turn(1):
            return
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_PageUp):
            self._answers.text.turn(-1)
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._answers.choose(key - Qt.Key.Key_0)
        elif key == Qt.Key.Key_R and self._answers.back_to_list():
            return
        elif key in (Qt.Key.Key_R, Qt.Key.Key_Escape, Qt.Key.Key_F11, *forward):
            self._answers.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click brings back from the lines that steady, as any key does."""
        super().mousePressEvent(event)
        self._calm.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies over the talk covers all of it."""
        super().resizeEvent(event)
        self._scale()
        for cover in (self._calm, self._answers):
            cover.setGeometry(self.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.ground))
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the clock, and say that it was left."""
        self._timer.stop()
        self.watch.pause()
        super().closeEvent(event)
        self.closed.emit()
