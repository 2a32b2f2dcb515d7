# SPDX-License-Identifier: MIT
"""The fields of an editor: a text with what is to be mended below it, boxes, meters, moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from coach.ui.kit.basic.buttons import SecondaryButton
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.fields.fields import NumberField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.kit.fields.list_edit import ListEdit
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.stacked import column_of, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coach.services.container import Services
    from coach.services.practice.own_faults import FieldFault

MOST_CHANGE = 5  # of a meter by one line: half of what there is
K = TypeVar("K")


class TextField(FormRow):
    """A text; below it stands its help, or what is to be mended in it."""

    changed = Signal()

    def __init__(
        self,
        name: str,
        label: str,
        help_text: str = "",
        parent: QWidget | None = None,
        *,
        text: str = "",
        lines: bool = False,
    ) -> None:
        self.edit = ListEdit(name) if lines else GrowingEdit(name)
        super().__init__(label, self.edit, help_text, parent)
        self.name = name
        self._is_marked = False
        self.show_text(text)
        self.edit.textChanged.connect(self.changed)

    def text(self) -> str:
        """What stands in it."""
        return self.edit.text()

    def show_text(self, text: str) -> None:
        """Show a text that is kept."""
        self.edit.setText(text)

    def show_fault(self, fault: FieldFault | None) -> None:
        """Say what is to be mended; None: nothing is."""
        if fault is not None:
            self.show_help(f"{fault.what} {fault.mend}", wrong=True)
        elif self._is_marked:
            self.show_usual_help()
        if self._is_marked != (fault is not None):
            self._is_marked = fault is not None
            self.mark(wrong=self._is_marked)


class FaultLine(Quiet):
    """What is to be mended in something that is no text; hidden while nothing is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent, tone="conduct")
        self.name = name
        self.hide()

    def show_fault(self, fault: FieldFault | None) -> None:
        """Say it; None: nothing is."""
        self.setText("" if fault is None else f"{fault.what} {fault.mend}")
        self.setVisible(fault is not None)


class BoxesField(QWidget, Generic[K]):
    """Several boxes of which any number can be ticked."""

    changed = Signal()

    def __init__(
        self,
        name: str,
        label: str,
        choices: Iterable[tuple[K, str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """A field of the choices: what each stands for, the end of its name, and its words."""
        super().__init__(parent)
        self.setObjectName(name)
        title = Body(label, self)
        title.set_strong(True)
        row = FlowRow(self, gap=14)
        self._boxes: list[tuple[K, QCheckBox]] = []
        for key, end, words in choices:
            box = QCheckBox(words, row)
            box.setObjectName(f"{name}:{end}")
            box.setAccessibleName(f"{label}: {words}")
            box.toggled.connect(self.changed)
            row.flow.addWidget(box)
            self._boxes.append((key, box))
        self.fault = FaultLine(name, self)
        column_of(self, title, row, self.fault, gap=4)

    def chosen(self) -> tuple[K, ...]:
        """What is ticked, in the order of the boxes."""
        return tuple(key for key, box in self._boxes if box.isChecked())

    def choose(self, keys: Sequence[K]) -> None:
        """Tick these, without saying so."""
        for key, box in self._boxes:
            with QSignalBlocker(box):
                box.setChecked(key in keys)


class MetersField(QWidget):
    """Two numbers: by how much, or where, trust and tension are."""

    changed = Signal()

    def __init__(
        self, name: str, about: str, least: int, most: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = row_of(self, gap=12)
        self._numbers: list[NumberField] = []
        for end, label in (("trust", self.tr("Trust")), ("tension", self.tr("Tension"))):
            number = NumberField(f"{name}:{end}", self)
            number.setRange(least, most)
            number.setAccessibleName(f"{about}: {label}" if about else label)
            number.valueChanged.connect(self.changed)
            layout.addWidget(FormRow(label, number, "", self))
            self._numbers.append(number)
        layout.addStretch(1)

    def values(self) -> tuple[int, int]:
        """Trust and tension."""
        trust, tension = self._numbers
        return trust.value(), tension.value()

    def show_values(self, trust: int, tension: int) -> None:
        """Show these, without saying so."""
        for number, value in zip(self._numbers, (trust, tension), strict=True):
            with QSignalBlocker(number):
                number.setValue(value)


S = TypeVar("S", bound=str)


class PickField(QWidget, Generic[S]):
    """Says what is chosen of many, and opens the list of all; `none` says that nothing is."""

    changed = Signal()

    def __init__(
        self,
        name: str,
        label: str,
        names: Mapping[S, str],
        none: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label, self._names, self._none = label, names, none
        self._chosen: tuple[S, ...] = ()
        self._said = Body("", self)
        self._button = SecondaryButton(self.tr("Choose"), name, parent=self)
        self._menu = QMenu(self)
        self._menu.setObjectName(f"{name}:menu")
        for key, words in names.items():
            action = self._menu.addAction(words)
            action.setCheckable(True)
            action.setData(str(key))
        self._menu.triggered.connect(self._on_triggered)
        self._button.setMenu(self._menu)
        layout = row_of(self, gap=10)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._said, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(0)  # takes what the words, of a width to be read, leave over
        self._say()

    def chosen(self) -> tuple[S, ...]:
        """What is chosen."""
        return self._chosen

    def choose(self, keys: Sequence[S]) -> None:
        """Choose these, without saying so."""
        self._chosen = tuple(keys)
        for action in self._menu.actions():
            action.setChecked(action.data() in [str(key) for key in keys])
        self._say()

    def _on_triggered(self) -> None:
        ticked = [action.data() for action in self._menu.actions() if action.isChecked()]
        unlisted = [key for key in self._chosen if key not in self._names]
        self._chosen = (*(key for key in self._names if str(key) in ticked), *unlisted)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        names = ", ".join(self._names.get(key, str(key)) for key in self._chosen) or self._none
        said = f"{self._label}: {names}"
        self._said.setText(said)
        self._button.setAccessibleName(said)


def sources_field(services: Services, parent: QWidget) -> PickField[str]:
    """Where what is said comes from, chosen of the sources of the packs."""
    names = {each.id: each.title for each in services.content.sources}
    translate = QCoreApplication.translate
    label, none = translate("Editors", "Where it comes from"), translate("Editors", "nothing named")
    return PickField("sources", label, names, none, parent)
