# SPDX-License-Identifier: MIT
"""The card of whoever practises, and the card of whoever plays the client."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.engine.practice.glance import client_glance, rep_glance
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Heading, Lead, Quiet, Subtitle, plain_tip
from coach.ui.kit.basic.section import Section
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.rounds.key_row import KeyRow, Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from coach.domain.practice.rounds import CardPushBack, ClientCard, PushBackMade, RoundCards
    from coach.engine.practice.glance import ClientGlance, RepGlance
    from coach.ui.kit.basic.theme import Theme
    from coach.ui.shell.shell import Shell


class RepView(QWidget):
    """What the one who practises reads: a minute of it, and the rest folded."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rep-card")
        self._shell = shell
        self._shown: object = None
        self._columns = Columns(shell.theme, shares=(3, 2), narrow=720)
        column_of(self, self._columns)

    def show_cards(self, cards: RoundCards, masked: Callable[[str], str]) -> None:
        """Show a card, every text of it through `masked`; one that is shown stays as it is."""
        shown = cards.rep, masked(cards.rep.scene), masked(cards.client.name)
        if shown == self._shown:
            return
        self._shown = shown
        rep, client, glance = cards.rep, cards.client, rep_glance(cards)
        left: list[QWidget] = [Subtitle(masked(rep.title))]
        if glance.scene:
            left.append(Lead(masked(glance.scene)))
        if glance.known:
            left.append(_section(self.tr("What you know"), map(masked, glance.known)))
        left.extend(_section(masked(each.title), map(masked, each.lines)) for each in glance.words)
        whom = self.tr("In the manner of") if client.instead else self.tr("Whom you meet")
        name = ", ".join(filter(None, (masked(client.name), masked(client.role))))
        right: list[QWidget] = [
            _section(self.tr("What you want"), [masked(rep.aim)]),
            _section(whom, [name]),
            self._more(cards, glance, masked),
        ]
        _fill(self._columns, left, right)

    def _more(
        self, cards: RoundCards, glance: RepGlance, masked: Callable[[str], str]
    ) -> Disclosure:
        more = Disclosure(
            self._shell,
            "more-rep",
            self.tr("More, while the other reads"),
            self.tr("The same at length, and whom you meet"),
            self,
        )
        for title, lines in (
            (self.tr("Where you are"), (glance.more_scene,)),
            (self.tr("What you know, at length"), glance.more_known),
        ):
            if any(lines):
                more.body.addWidget(_section(title, map(masked, lines)))
        more.body.addWidget(_section(masked(cards.client.name), [masked(cards.client.who)]))
        for part in glance.more_words:
            more.body.addWidget(_section(masked(part.title), map(masked, part.lines)))
        return more


class PushBackRow(KeyRow):
    """A compulsory push-back: its key, when it comes, and whether it was made."""

    pressed = Signal(object)  # the id

    def __init__(
        self, theme: Theme, number: int, card: CardPushBack, parent: QWidget, *, when: bool
    ) -> None:
        super().__init__(theme, str(number), parent)
        self._made = Mark(self.tr("Said"), f"pushback:{card.id}", self)
        self._made.setAccessibleName(self.tr("Said: {text}").format(text=card.says))
        self._made.setAccessibleDescription(card.when)
        says = Body(card.says, self)
        says.set_strong(True)
        self.say(says)
        if when:
            self.say(Quiet(card.when, self))
        else:
            self.setToolTip(plain_tip(card.when))
        self.mark_by(self._made)
        self._made.clicked.connect(partial(self.pressed.emit, card.id))

    def show_made(self, at: float | None) -> None:
        """Show that it was made, and when; None: not yet."""
        self._made.setChecked(at is not None)
        self.show_time(at)


class PushBackList(QWidget):
    """The push-backs that must come, in their order; `pressed` carries the id of one."""

    pressed = Signal(object)

    def __init__(
        self, theme: Theme, title: str, parent: QWidget | None = None, *, when: bool = True
    ) -> None:
        """A list; without `when` each comes, beside what is marked, that stands in its tooltip."""
        super().__init__(parent)
        self._theme, self._when = theme, when
        self._rows: dict[str, PushBackRow] = {}
        self._shown: tuple[CardPushBack, ...] | None = None
        self._section = Section(title, parent=self)
        column_of(self, self._section)

    def show_cards(self, cards: Iterable[CardPushBack]) -> None:
        """Show these; those that are shown already stay as they are."""
        found = tuple(cards)
        if found == self._shown:
            return
        self._shown = found
        self._rows = {
            card.id: PushBackRow(self._theme, number, card, self, when=self._when)
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
    """What whoever plays the client reads, with the push-backs to tick: half a page, and a fold."""

    pressed = Signal(object)  # the id of a push-back

    def __init__(
        self, shell: Shell, masked: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("client-card")
        self._shell, self._masked = shell, masked
        self._shown: tuple[ClientCard, str, str] | None = None
        self.pushbacks = PushBackList(shell.theme, self.tr("Push back: say each of these"), self)
        self.pushbacks.pressed.connect(self.pressed)
        head, more = QWidget(self), QWidget(self)
        self._head, self._more = column_of(head), column_of(more)
        self._columns = Columns(shell.theme, shares=(1, 1), narrow=720)
        self._secret = Card(tone="soft", margin=16)
        left, right = self._columns.left, self._columns.right
        for part in (head, self._secret):  # one below the other, they are read before what is said
            left.addWidget(part)
        left.addStretch(1)
        right.addWidget(self.pushbacks)
        right.addStretch(1)
        column_of(self, self._columns, more)

    def show_cards(self, cards: RoundCards, made: Iterable[PushBackMade]) -> None:
        """Show a card, and which push-backs were made; a card that is shown stays as it is."""
        card, scene = cards.client, self._masked(cards.rep.scene)
        shown = card, self._masked(card.instead), scene
        if shown != self._shown:
            self._shown = shown
            glance = client_glance(card)
            self.pushbacks.show_cards(card.pushbacks)
            fill(self._head, self._head_parts(card, glance))
            fill(self._secret.body, self._secret_parts(card))
            fill(self._more, [self._folded(card, glance, scene)])
        self.pushbacks.show_made(made)

    def _head_parts(self, card: ClientCard, glance: ClientGlance) -> Iterator[QWidget]:
        yield Subtitle(self.tr("You play {name}").format(name=card.name), self)
        yield Body(card.role, self, tone="quiet")
        if card.instead:
            form = self.tr(
                "Today you are the client of {client}, in the manner of {name}. Where a line does "
                "not fit, say the same in words that do."
            )
            yield Body(form.format(client=self._masked(card.instead), name=card.name), self)
        level = self.tr("{level}: {behaves}").format(level=card.level, behaves=glance.behaves)
        behaves = Body(level if card.level else glance.behaves, self)
        behaves.set_strong(True)
        yield behaves

    def _secret_parts(self, card: ClientCard) -> Iterator[QWidget]:
        yield Heading(self.tr("What you hide"), self)
        yield Body(card.fact, self)
        yield Body(card.rule, self)

    def _folded(self, card: ClientCard, glance: ClientGlance, scene: str) -> Disclosure:
        more = Disclosure(
            self._shell,
            "more-client",
            self.tr("More about {name}").format(name=card.name),
            self.tr("While the other reads: what is at stake, how they speak, when they go"),
            self,
        )
        for part in self._more_parts(card, glance, scene):
            more.body.addWidget(part)
        return more

    def _more_parts(self, card: ClientCard, glance: ClientGlance, scene: str) -> Iterator[QWidget]:
        yield Body(self.tr("Whoever practises is “they” here."), self)
        heard = [f"{', '.join(each.words)}. {each.because}" for each in card.triggers]
        spare = [f"{each.says} {each.when}" for each in card.spare]
        for title, lines in (
            (self.tr("The words in which you tell what you hide"), [card.secret]),
            (self.tr("What is at stake for you"), [card.stake]),
            (self.tr("How you go about it"), [glance.more_behaves]),
            (self.tr("Push-backs, if there is time"), spare),
            (self.tr("How they speak"), [card.voice]),
            (self.tr("What they suspect"), [card.suspects]),
            (self.tr("Words that they hear badly"), heard),
            (self.tr("What calms them"), list(card.calms)),
            (self.tr("When they go"), [card.walks_away, card.farewell]),
            (self.tr("Who they are, as whoever practises reads it"), [card.who]),
            (self.tr("The situation, as whoever practises reads it"), [scene]),
        ):
            if any(line.strip() for line in lines):
                yield _section(title, lines)


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
