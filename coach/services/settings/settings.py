"""The settings; each is kept as soon as it is set."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Literal, cast

from coach.errors import BackupsWanted, GoodTermsError
from coach.services.case.text import optional
from coach.store.file.keys import keeper_of
from coach.store.file.long_texts import Piece, piece, whole
from coach.store.tables.settings import SettingTable
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from pathlib import Path

    from coach.services.case.context import ServiceContext

Theme = Literal["system", "light", "dark"]
THEMES = ("system", "light", "dark")
SMALLEST, LARGEST = 100, 200
NEW_A_DAY, REVIEWS_A_DAY, MOST_A_DAY = 24, 120, 999  # cards; three scripts make some twenty
DRILL_SECONDS, SHORTEST_DRILL, LONGEST_DRILL = 20, 5, 120  # for one reaction
_COUNT = re.compile(r"[0-9]{1,3}")
_PERCENT = re.compile(r"[0-9]{1,4}")
_NAME = 100  # characters; as many as the field takes
_KEYS = {
    "keyring": QT_TRANSLATE_NOOP(
        "Services", "The file is encrypted; your system’s keyring holds its key."
    ),
    "file": QT_TRANSLATE_NOOP(
        "Services",
        "The file is encrypted; its key lies beside it in a file that only you can read, "
        "because no keyring was there to hold it.",
    ),
}


class SettingsService:
    """What the user has chosen; a kept value that makes no sense counts as not chosen."""

    def __init__(self, context: ServiceContext) -> None:
        self._table = SettingTable(context.store)
        self._folder = context.store.folder
        self._values = self._table.all()

    @property
    def theme(self) -> Theme:
        """Light, dark, or as the system."""
        kept = self._values.get("theme", "system")
        if kept not in THEMES:
            self._table.note_nonsense("theme")
            return "system"
        return cast("Theme", kept)

    @theme.setter
    def theme(self, theme: Theme) -> None:
        if theme not in THEMES:
            raise GoodTermsError(
                translate("Services", "There is no such theme."),
                safe=translate("Services", "Nothing was changed."),
            )
        self._keep("theme", theme)

    @property
    def text_size(self) -> int:
        """Size of the text in per cent, 100 to 200."""
        kept = self._values.get("text-size", str(SMALLEST))
        if not _PERCENT.fullmatch(kept) or not SMALLEST <= int(kept) <= LARGEST:
            self._table.note_nonsense("text-size")
        size = int(kept) if _PERCENT.fullmatch(kept) else SMALLEST
        return min(max(size, SMALLEST), LARGEST)

    @text_size.setter
    def text_size(self, percent: int) -> None:
        if not SMALLEST <= percent <= LARGEST:
            raise GoodTermsError(
                translate("Services", "Text can be {smallest} to {largest} per cent.").format(
                    smallest=SMALLEST, largest=LARGEST
                ),
                safe=translate("Services", "Nothing was changed."),
            )
        self._keep("text-size", str(percent))

    @property
    def my_name(self) -> str:
        """The user's first name, as talks use it; may be empty."""
        found = piece("value", self._values.get("my-name", ""), _NAME)
        if isinstance(found, Piece):
            self._table.note_long("my-name", found.length)
        return found

    @my_name.setter
    def my_name(self, name: str) -> None:
        tidy = optional(name, translate("Services", "Your name"), most=_NAME)
        self._keep("my-name", whole(self._values.get("my-name", ""), _NAME, tidy))

    @property
    def discreet(self) -> bool:
        """Whether names are shown as initials."""
        return self._values.get("discreet") == "yes"

    @discreet.setter
    def discreet(self, discreet: bool) -> None:
        self._keep("discreet", "yes" if discreet else "no")

    @property
    def last_open(self) -> date | None:
        """The day on which the program was open last; None when that is not known."""
        try:
            return date.fromisoformat(self._values.get("last-open", ""))
        except ValueError:
            return None

    @last_open.setter
    def last_open(self, day: date) -> None:
        self._note("last-open", day.isoformat())

    @property
    def before_joined(self) -> bool:
        """Whether the ticks of earlier versions were brought together with the reminders."""
        return self._values.get("before-joined") == "yes"

    @before_joined.setter
    def before_joined(self, joined: bool) -> None:
        self._note("before-joined", "yes" if joined else "no")

    @property
    def days_mended(self) -> bool:
        """Whether steps that earlier versions left before their talk were put after it."""
        return self._values.get("days-mended") == "yes"

    @days_mended.setter
    def days_mended(self, mended: bool) -> None:
        self._note("days-mended", "yes" if mended else "no")

    @property
    def drill_seconds(self) -> int:
        """How many seconds a reaction has in a drill, 5 to 120."""
        return max(SHORTEST_DRILL, min(self._count("drill-seconds", DRILL_SECONDS), LONGEST_DRILL))

    @drill_seconds.setter
    def drill_seconds(self, seconds: int) -> None:
        self._keep("drill-seconds", str(max(SHORTEST_DRILL, min(seconds, LONGEST_DRILL))))

    @property
    def study_new(self) -> int:
        """How many new cards may come on a day, 0 to 999."""
        return self._count("study-new", NEW_A_DAY)

    @study_new.setter
    def study_new(self, count: int) -> None:
        self._keep_count("study-new", count)

    @property
    def study_reviews(self) -> int:
        """How many known cards may come on a day, 0 to 999."""
        return self._count("study-reviews", REVIEWS_A_DAY)

    @study_reviews.setter
    def study_reviews(self, count: int) -> None:
        self._keep_count("study-reviews", count)

    @property
    def study_four(self) -> bool:
        """Whether there are four answers to a card in place of two."""
        return self._values.get("study-four") == "yes"

    @study_four.setter
    def study_four(self, four: bool) -> None:
        self._keep("study-four", "yes" if four else "no")

    @property
    def study_path(self) -> str:
        """The id of the path that new cards follow; empty: the order of the library."""
        return self._values.get("study-path", "")

    @study_path.setter
    def study_path(self, path_id: str) -> None:
        self._keep("study-path", path_id)

    @property
    def window_place(self) -> str:
        """Where the window was when it was closed last; empty before that."""
        return self._values.get("window-place", "")

    @window_place.setter
    def window_place(self, place: str) -> None:
        if place != self.window_place:
            self._note("window-place", place)

    @property
    def data_folder(self) -> Path:
        """The folder of the data file."""
        return self._folder

    def show_backups(self) -> None:
        """Ask for what backups there are: they are chosen while the data file is closed.

        Raises:
            BackupsWanted: Always; whoever shows the pages shows the backups in their place.
        """
        raise BackupsWanted(
            translate(
                "Services", "Your data file is sound, and is closed while you look at its backups."
            ),
            safe=translate("Services", "Nothing in it changes until you restore something."),
            todo=translate(
                "Services",
                "A backup that you restore takes the place of the present file, which is set "
                "aside. You can take that back.",
            ),
        )

    @property
    def key_sentence(self) -> str:
        """Who holds the key of the data file, in one sentence."""
        return translate("Services", _KEYS.get(keeper_of(self._folder), _KEYS["file"]))

    def _count(self, name: str, usual: int) -> int:
        kept = self._values.get(name, str(usual))
        if not _COUNT.fullmatch(kept):
            self._table.note_nonsense(name)
            return usual
        return int(kept)

    def _keep_count(self, name: str, count: int) -> None:
        if not 0 <= count <= MOST_A_DAY:
            what = translate("Services", "A day can have 0 to {most_a_day} cards.").format(
                most_a_day=MOST_A_DAY
            )
            raise GoodTermsError(what, safe=translate("Services", "Nothing was changed."))
        self._keep(name, str(count))

    def _note(self, name: str, value: str) -> None:
        self._table.note(name, value)
        self._values[name] = value

    def _keep(self, name: str, value: str) -> None:
        self._table.set(name, value)
        self._values[name] = value
