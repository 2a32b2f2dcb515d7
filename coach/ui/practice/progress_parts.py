# SPDX-License-Identifier: MIT
"""The parts of the page that tells how practice goes: a check over time, the gap, a remark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.engine.practice.progress import Kind, Trend
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.dates import long_day
from coach.ui.kit.layout.stacked import stack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPaintEvent

    from coach.engine.practice.progress import Attempt
    from coach.services.practice.progress import CheckProgress, MoveProgress
    from coach.ui.kit.basic.theme import Theme

translate = QCoreApplication.translate

MOST_MARKS = 10  # that are drawn of a check; the latest


class MarkLine(QWidget):
    """What became of a check, the oldest first: a full circle for yes, a ring with a bar for no."""

    def __init__(
        self, theme: Theme, results: Sequence[bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._results = theme, tuple(results)[-MOST_MARKS:]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        yes, no = translate("Progress", "yes"), translate("Progress", "no")
        self.setAccessibleName(", ".join(yes if done else no for done in self._results))

    def sizeHint(self) -> QSize:
        """One circle beside the other."""
        side = self._theme.px(12)
        return QSize(len(self._results) * (side + 4), side + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, side = self._theme.tokens, self._theme.px(12)
        for number, done in enumerate(self._results):
            box = QRectF(number * (side + 4) + 1, 1, side - 1, side - 1)
            painter.setPen(QPen(QColor(tokens.accent if done else tokens.edge), 1.5))
            painter.setBrush(QColor(tokens.accent if done else tokens.surface))
            painter.drawEllipse(box)
            if not done:
                middle = box.center().y()
                ends = QPointF(box.left() + 3, middle), QPointF(box.right() - 3, middle)
                painter.drawLine(*ends)
        painter.end()


class CheckRow(QWidget):
    """A check with its circles, and the count in words."""

    def __init__(self, theme: Theme, check: CheckProgress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"progress:{check.line.rubric}:{check.line.check}")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Body(check.says, self))
        count = translate("Progress", "{done} of {count} times · {rubric}").format(
            done=check.line.done, count=len(check.line.results), rubric=check.rubric
        )
        words.addWidget(Quiet(count, self))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 4)
        layout.setSpacing(12)
        layout.addLayout(words, 1)
        layout.addStretch(0)  # takes what the words, of a width to be read, leave over
        layout.addWidget(MarkLine(theme, check.line.results, self), 0, Qt.AlignmentFlag.AlignTop)


class GapPicture(QWidget):
    """How much higher or lower one's own marks were, attempt by attempt, about a line for even."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gap-picture")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Progress", "Your own marks beside the others’"))
        self._theme = theme
        self._gaps: tuple[float, ...] = ()

    def show_gaps(self, gaps: Sequence[float], words: Sequence[str]) -> None:
        """Show gaps in hundredths, the oldest first, and what is said of each."""
        self._gaps = tuple(gaps)
        self.setAccessibleDescription("\n".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(self._theme.px(300), self._theme.px(96))

    def minimumSizeHint(self) -> QSize:
        """Still to be read in a narrow column."""
        return QSize(self._theme.px(160), self._theme.px(96))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line for even, and a bar above or below it for each attempt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, middle = self._theme.tokens, self.height() / 2
        each = self.width() / max(len(self._gaps), 1)
        wide = min(each * 0.6, self._theme.px(28))
        for number, gap in enumerate(self._gaps):
            high = max(abs(gap) / 100 * (middle - 2), 2)
            left = number * each + (each - wide) / 2
            box = QRectF(left, middle - high if gap > 0 else middle, wide, high)
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.setBrush(QColor(tokens.accent if gap > 0 else tokens.surface))
            painter.drawRect(box)
        painter.setPen(QPen(QColor(tokens.edge), 1))
        painter.drawLine(0, round(middle), self.width(), round(middle))
        painter.end()


class GapSection(Section):
    """One's own marks beside the others', attempt by attempt; hidden while there are none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Your own marks beside the others’"))
        self._picture = GapPicture(theme)
        self._told = Body("", tone="quiet")
        stack(self.body, self._picture, self._told)

    def show_attempts(self, attempts: Iterable[Attempt]) -> None:
        """Show those of them that somebody else has marked, too; the oldest first."""
        gaps = [(each, each.gap) for each in attempts if each.gap is not None]
        self.setVisible(bool(gaps))
        if not gaps:
            return
        words = [gap_words(gap, *each.differ) for each, gap in gaps]
        named = [attempt_words(each) for each, _gap in gaps]
        said = [f"{name}: {gap}" for name, gap in zip(named, words, strict=True)]
        self._picture.show_gaps([gap for _each, gap in gaps], said)
        told = self.tr("Last time: {last}.").format(last=words[-1])
        if len(gaps) > 1:
            form = self.tr("First time: {first}. Last time: {last}.")
            told = form.format(first=words[0], last=words[-1])
        how = self.tr(
            "A full bar above the line: in all, your own marks were higher. Below it: lower. Near "
            "the line you may still differ, once up and once down."
        )
        self._told.setText(f"{told} {how}")


def attempt_words(attempt: Attempt) -> str:
    """Which attempt it was: "Monday, 30 November: The bakery, alone"."""
    day = long_day(attempt.at.astimezone().date())
    form = translate("Progress", "{day}: {title}, alone")
    if attempt.kind is Kind.ROUND:
        form = translate("Progress", "{day}: with {title}")
    return form.format(day=day, title=attempt.title)


def share_words(attempt: Attempt) -> str:
    """What was done of what was due: "7 of 11 checks", and what a critical fail makes of it."""
    score = attempt.score
    form = translate("Progress", "{done} of {count} checks")
    if score.is_lowered:
        form = translate(
            "Progress", "{done} of {count} checks, counts as {counts}: a critical fail"
        )
    return form.format(done=score.yes, count=score.counted, counts=score.counts)


def row_words(attempt: Attempt) -> tuple[str, str]:
    """An attempt in a list: its title, and when, with whom, and what was done in it."""
    title = attempt.title
    alone = translate("Progress", "alone")
    if attempt.kind is Kind.ROUND:
        title = translate("Progress", "A round with {title}").format(title=attempt.title)
        alone = ", ".join(attempt.with_whom)
    day = long_day(attempt.at.astimezone().date())
    return title, " · ".join(part for part in (day, alone, share_words(attempt)) if part)


def gap_words(gap: float, differ: int, count: int) -> str:
    """How one's own marks were beside the others': on how many checks other, and in all."""
    if not differ and abs(gap) < 1:
        return translate("Progress", "marked as the others did")
    form = translate("Progress", "other on {differ} of {count} checks, and in all the same")
    if gap >= 1:
        form = translate(
            "Progress", "other on {differ} of {count} checks, in all {points} in a hundred higher"
        )
    elif gap <= -1:
        form = translate(
            "Progress", "other on {differ} of {count} checks, in all {points} in a hundred lower"
        )
    return form.format(differ=differ, count=count, points=round(abs(gap)))


def trend_title(trend: Trend) -> str:
    """What a list of checks with this trend is called."""
    return {
        Trend.BETTER: translate("Progress", "What got better"),
        Trend.STUCK: translate("Progress", "What is stuck"),
        Trend.HELD: translate("Progress", "What was there each time"),
        Trend.OPEN: translate("Progress", "Now so, now so"),
    }[trend]


def move_words(move: MoveProgress) -> str:
    """How often a move was made: "Hedges: 6 times; 2.0 a run before, 0.5 lately"."""
    line, name = move.line, move.text.name
    if line.before is None or line.lately is None:
        form = translate("Progress", "{move}: once")
        if line.times > 1:
            form = translate("Progress", "{move}: {count} times")
        return form.format(move=name, count=line.times)
    form = translate("Progress", "{move}: {before} a run before, {lately} lately")
    return form.format(move=name, before=f"{line.before:.1f}", lately=f"{line.lately:.1f}")
