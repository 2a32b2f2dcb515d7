# SPDX-License-Identifier: MIT
"""The card of whoever practises, and the card of whoever plays the client."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.durations import as_clock
from coach.ui.kit.basic.labels import Body, Heading, Lead, Quiet, Subtitle
from coach.ui.kit.basic.section import Section
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.rounds.key_row import NO_TIME, KeyRow, Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from coach.domain.practice.rounds import CardPushBack, ClientCard, PushBackMade, RoundCards
    from coach.ui.kit.basic.theme import Theme


class RepView(QWidget):
    """What the one who practises reads."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rep-card")
        self._columns = Columns(theme, shares=(3, 2), narrow=720)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._columns)

    def show_cards(self, cards: RoundCards, masked: Callable[[str], str]) -> None:
        """Show a card; every text of it goes through `masked`."""
        rep, client = cards.rep, cards.client
        left: list[QWidget] = [Subtitle(masked(rep.title)), Lead(masked(rep.scene))]
        if rep.known:
            left.append(_section(self.tr("What you know"), map(masked, rep.known)))
        left.extend(_section(masked(part.title), map(masked, part.lines)) for part in rep.words)
        right: list[QWidget] = [
            _section(self.tr("What you want"), [masked(rep.aim)]),
            _section(
                self.tr("In the manner of") if client.instead else self.tr("Whom you meet"),
                [
                    ", ".join(filter(None, (masked(client.name), masked(client.role)))),
                    masked(client.who),
                ],
            ),
        ]
        _fill(self._columns, left, right)


class PushBackRow(KeyRow):
    """A compulsory push-back: its key, when it comes, and whether it was made."""

    pressed = Signal(object)  # the id

    def __init__(self, theme: Theme, number: int, card: CardPushBack, parent: QWidget) -> None:
        super().__init__(theme, str(number), parent)
        self._made = Mark(self.tr("Made"), f"pushback:{card.id}", self)
        self._made.setAccessibleName(self.tr("Made: {text}").format(text=card.says))
        self._made.setAccessibleDescription(card.when)
        self._at = Quiet(NO_TIME, self)
        says = Body(card.says, self)
        says.set_strong(True)
        for words in (says, Quiet(card.when, self), self._at):
            self.words.addWidget(words)
        self.marks.addWidget(self._made)
        self._made.clicked.connect(partial(self.pressed.emit, card.id))

    def show_made(self, at: float | None) -> None:
        """Show that it was made, and when; None: not yet."""
        self._made.setChecked(at is not None)
        said = "" if at is None else self.tr("made at {time}").format(time=as_clock(at))
        self._at.setText(said or NO_TIME)


class PushBackList(QWidget):
    """The push-backs that must come, in their order; `pressed` carries the id of one."""

    pressed = Signal(object)

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: dict[str, PushBackRow] = {}
        self._shown: tuple[CardPushBack, ...] | None = None
        self._section = Section(title, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._section)

    def show_cards(self, cards: Iterable[CardPushBack]) -> None:
        """Show these; those that are shown already stay as they are."""
        found = tuple(cards)
        if found == self._shown:
            return
        self._shown = found
        self._rows = {
            card.id: PushBackRow(self._theme, number, card, self)
            for number, card in enumerate(found, 1)
        }
        for row in self._rows.values():
            row.pressed.connect(self.pressed)
        fill(self._section.body, self._rows.values())

    def show_made(self, made: Iterable[PushBackMade]) -> None:
        """Show which were made."""
        at = {each.pushback: each.at for each in made}
        for name, row in self._rows.items():
            row.show_made(at.get(name))
        count = self.tr("{made} of {all}").format(
            made=len(set(at) & set(self._rows)), all=len(self._rows)
        )
        self._section.set_count(count)

    def press(self, number: int) -> bool:
        """Press the one with this number; False where there is none."""
        names = list(self._rows)
        if not 1 <= number <= len(names):
            return False
        self.pressed.emit(names[number - 1])
        return True


class ClientView(QWidget):
    """What whoever plays the client reads, with the push-backs to tick."""

    pressed = Signal(object)  # the id of a push-back

    def __init__(
        self, theme: Theme, masked: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("client-card")
        self._masked = masked
        self._shown: tuple[ClientCard, str, str] | None = None
        self.pushbacks = PushBackList(theme, self.tr("Push back: each of these once"), self)
        self.pushbacks.pressed.connect(self.pressed)
        self._head = QVBoxLayout()
        self._columns = Columns(theme, shares=(3, 2), narrow=720)
        self._secret = Card(tone="soft", margin=16)
        self._more = QVBoxLayout()
        left = self._columns.left
        left.addLayout(self._head)
        left.addWidget(self.pushbacks)
        left.addWidget(self._secret)
        left.addStretch(1)
        self._columns.right.addLayout(self._more)
        self._columns.right.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._columns)

    def show_cards(self, cards: RoundCards, made: Iterable[PushBackMade]) -> None:
        """Show a card, and which push-backs were made; a card that is shown stays as it is."""
        card, scene = cards.client, self._masked(cards.rep.scene)
        shown = card, self._masked(card.instead), scene
        if shown != self._shown:
            self._shown = shown
            self.pushbacks.show_cards(card.pushbacks)
            fill(self._head, self._head_parts(card))
            fill(self._secret.body, self._secret_parts(card))
            fill(self._more, self._more_parts(card, scene))
        self.pushbacks.show_made(made)

    def _head_parts(self, card: ClientCard) -> Iterator[QWidget]:
        yield Subtitle(self.tr("You play {name}").format(name=card.name), self)
        yield Lead(card.role, self, tone="quiet")
        form = self.tr("Where a text tells about {name}, “you” in it is whoever practises.")
        yield Body(form.format(name=card.name), self)
        if card.instead:
            form = self.tr(
                "Today you are the client of {client}, in the manner of {name}. Where a line does "
                "not fit, say the same in words that do."
            )
            yield Body(form.format(client=self._masked(card.instead), name=card.name), self)
        behaves = Body(card.behaves, self)
        level = Body(card.level, self)
        level.set_strong(True)
        yield level
        yield behaves

    def _secret_parts(self, card: ClientCard) -> Iterator[QWidget]:
        yield Heading(self.tr("What they hide"), self)
        yield Body(card.fact, self)
        yield Body(card.rule, self)
        secret = Body(card.secret, self)
        secret.set_strong(True)
        yield secret

    def _more_parts(self, card: ClientCard, scene: str) -> Iterator[QWidget]:
        if scene.strip():
            yield _section(self.tr("The situation, as whoever practises reads it"), [scene])
        yield _section(self.tr("Who they are"), [card.who])
        yield _section(self.tr("What is at stake for them"), [card.stake])
        yield _section(self.tr("What they suspect"), [card.suspects])
        yield _section(self.tr("How they speak"), [card.voice])
        heard = [f"{', '.join(each.words)}. {each.because}" for each in card.triggers]
        if heard:
            yield _section(self.tr("Words that they hear badly"), heard)
        if card.calms:
            yield _section(self.tr("What calms them"), card.calms)
        yield _section(self.tr("When they go"), [card.walks_away, card.farewell])


def _section(title: str, lines: Iterable[str]) -> Section:
    """A heading with a line below it for each text that says something."""
    section = Section(title)
    for line in lines:
        if line.strip():
            section.body.addWidget(Body(line))
    return section


def _fill(columns: Columns, left: list[QWidget], right: list[QWidget]) -> None:
    for side, parts in ((columns.left, left), (columns.right, right)):
        fill(side, parts)
        side.addStretch(1)
