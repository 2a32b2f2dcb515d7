"""Those who practise: their names stand in one list, and what each did is known by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.practice.rounds import Person
from coach.engine.talk.facts import parts_of_name
from coach.errors import GoodTermsError, NotFound
from coach.services.case.colleagues import colleagues
from coach.services.case.text import required
from coach.store.tables.practice.people import PeopleTable
from coach.translation import translate

if TYPE_CHECKING:
    from coach.services.case.context import ServiceContext

LONGEST_NAME = 80  # characters


class PeopleService:
    """Adds, renames and puts away people."""

    def __init__(self, context: ServiceContext) -> None:
        self._table = PeopleTable(context.store)
        self._store = context.store
        self._clock, self._ids = context.clock, context.ids

    def all(self) -> tuple[Person, ...]:
        """Those who are offered, by name."""
        return tuple(person for person in self._table.all() if not person.is_gone)

    def with_gone(self) -> tuple[Person, ...]:
        """Everybody, those who were put away too, by name."""
        return self._table.all()

    def person(self, person_id: str) -> Person:
        """One of them, put away or not.

        Raises:
            NotFound: There is nobody with this id.
        """
        found = self._table.get(person_id)
        if found is None:
            raise NotFound(translate("Services", "This person is not in the list any more."))
        return found

    def name(self, person_id: str) -> str:
        """Their name; empty for nobody."""
        found = self._table.get(person_id) if person_id else None
        return "" if found is None else found.name

    def private_names(self) -> tuple[str, ...]:
        """The names of colleagues that discreet mode hides, and each of their words."""
        parts = (part for each in colleagues(self._store) for part in parts_of_name(each))
        return tuple(dict.fromkeys(parts))

    def called(self, name: str) -> Person:
        """The one with this name, whoever wrote it in capitals; they are added if there is nobody.

        Raises:
            GoodTermsError: There is nothing in the name, or too much.
        """
        clean = _name(name)
        for person in self._table.all():
            if person.name.casefold() == clean.casefold():
                return self.bring_back(person.id) if person.is_gone else person
        person = Person(self._ids(), clean)
        self._table.add(person, self._clock())
        return person

    def rename(self, person_id: str, name: str) -> Person:
        """Give them another name; what they did stays theirs.

        Raises:
            NotFound: There is nobody with this id.
            GoodTermsError: The name is empty, too long, or somebody else's.
        """
        before, clean = self.person(person_id), _name(name)
        for other in self._table.all():
            if other.id != person_id and other.name.casefold() == clean.casefold():
                raise GoodTermsError(
                    translate("Services", "There is somebody of this name in the list already."),
                    safe=translate("Services", "Nothing was changed."),
                    todo=translate("Services", "Add a letter of the last name, or a nickname."),
                )
        return self._put(replace(before, name=clean))

    def put_away(self, person_id: str) -> Person:
        """Offer them no more; what they did stays. `bring_back` takes it back."""
        return self._put(replace(self.person(person_id), is_gone=True))

    def bring_back(self, person_id: str) -> Person:
        """Offer them again."""
        return self._put(replace(self.person(person_id), is_gone=False))

    def _put(self, person: Person) -> Person:
        self._table.put(person)
        return person


def _name(name: str) -> str:
    text = required(name, translate("Services", "A person’s name"), most=LONGEST_NAME)
    return " ".join(text.split())
