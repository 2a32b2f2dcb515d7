"""Packs: what one would change, bringing it in, taking it out, and writing one to pass on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.clock import today
from coach.domain.packs import KeptPack
from coach.errors import NotFound
from coach.services.case.files import write_whole
from coach.services.packs.layers import damaged, layers_of
from coach.store.tables.own_scripts import OwnScriptTable
from coach.store.tables.packs import KeptPackTable
from coach.store.tables.settings import SettingTable
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.content.library import ContentLibrary
    from coach.content.stack import PackLayer
    from coach.domain.definition import PackInfo
    from coach.domain.packs import PackPreview
    from coach.domain.practice.own import OwnPersona, OwnRubric
    from coach.services.case.context import ServiceContext

BUILT_IN = ""  # the ref of the built-in pack
_TOLD = "packs-told"


class PackService:
    """The packs above the built-in one.

    Args:
        context: What every service works with.
        built_in: The built-in pack alone.
        renew: Makes the content, and every service over it, anew.
    """

    def __init__(
        self, context: ServiceContext, built_in: ContentLibrary, renew: Callable[[], None]
    ) -> None:
        self._context, self._built_in, self._renew = context, built_in, renew
        self._table = KeptPackTable(context.store)

    @property
    def built_in(self) -> PackInfo:
        """What the built-in pack says of itself."""
        return self._built_in.info

    def in_use(self) -> tuple[KeptPack, ...]:
        """The packs that were brought in, from the lowest up; also those that were set aside."""
        return self._table.in_use()

    def removed(self) -> tuple[KeptPack, ...]:
        """Packs that were taken out, or replaced, and can be put back; the last first."""
        return self._table.removed()

    def aside(self) -> dict[str, tuple[str, ...]]:
        """What is wrong with the packs in use that were set aside, by their ids."""
        known = {each.id for each in self.in_use()}
        return {
            each: faults for each, faults in self._context.content.aside.items() if each in known
        }

    def said_of_aside(self) -> str:
        """What is to be said once of packs that were set aside; empty where there is nothing new.

        It is said again only when others are.
        """
        aside = self.aside()
        packs = [each for each in self.in_use() if each.id in aside]
        settings = SettingTable(self._context.store)
        told = " ".join(each.digest for each in packs)
        if settings.get(_TOLD) == told:
            return ""
        settings.note(_TOLD, told)
        return said_of(packs)

    # -- looking at one

    def reading(self, path: Path) -> Callable[[], PackPreview]:
        """What reads a pack from a zip or a folder, checks it whole, and says what it would change.

        It takes seconds, and may be called in a thread of its own. It raises:

        PackRefused: It is no pack, is not to be trusted, or has no place here.
        ContentError: Its texts have faults.
        GoodTermsError: The file cannot be read.
        """
        from coach.services.packs.looking import Looking

        return partial(
            Looking(self._built_in, self._loaded(), self._context.content.aside).read, path
        )

    def changes_of(self, pack: str) -> Callable[[], PackPreview]:
        """What says what a pack in use changes; like `reading`."""
        from coach.services.packs.looking import Looking

        layers = self._loaded()
        return partial(Looking(self._built_in, layers, self._context.content.aside).kept, pack)

    # -- bringing in, and taking out

    def install(self, preview: PackPreview) -> str:
        """Take a pack that was looked at into use, in the place of another version of it.

        Returns:
            What `take_back` needs to put things as they were.
        """
        before = next((each.ref for each in self.in_use() if each.id == preview.id), "")
        now, ref = self._context.clock(), self._context.ids()
        kept = KeptPack(
            ref, preview.id, preview.title, preview.version, preview.licence, preview.digest, now
        )
        self._table.add(kept, preview.content)
        self._renew()
        return before

    def take_back(self, pack: str, before: str) -> None:
        """Undo `install`: the version before is in use again, or none."""
        if before:
            self.put_back(before)
        else:
            self._table.remove(pack, self._context.clock())
            self._renew()

    def removing(self, pack: str) -> Callable[[], None]:
        """What makes sure that the rest can do without a pack; like `reading`.

        PackRefused: Another pack adds to this one.

        Raises:
            NotFound: There is none of this id.
        """
        from coach.services.packs.looking import Looking

        self._kept(pack)
        looking = Looking(self._built_in, self._loaded(), self._context.content.aside)
        return partial(looking.without, pack)

    def remove(self, pack: str) -> KeptPack:
        """Take a pack out of use; it is kept, and can be put back.

        Raises:
            NotFound: There is none of this id.
        """
        kept = self._kept(pack)
        self._table.remove(pack, self._context.clock())
        self._renew()
        return kept

    def put_back(self, ref: str) -> KeptPack:
        """Take a copy of a pack into use again, in the place of the one of its name.

        Raises:
            NotFound: It is not kept any more.
        """
        kept = next((each for each in self.removed() if each.ref == ref), None)
        if kept is None:
            raise NotFound(
                translate("Services", "This pack is not kept any more."),
                todo=translate("Services", "Import it from its file."),
            )
        self._table.put_back(kept, self._context.clock())
        self._renew()
        return kept

    # -- writing one

    def suggested_name(self, ref: str) -> str:
        """A name for the file of a pack."""
        kept = self._by_ref(ref)
        info = self.built_in
        return (
            f"{kept.id}-{kept.version}.zip" if kept is not None else f"{info.id}-{info.version}.zip"
        )

    def export(self, ref: str, path: Path) -> None:
        """Write a pack as a zip: the same pack always gives the same file.

        Args:
            ref: Of a kept pack, or `BUILT_IN`.
            path: Where.

        Raises:
            PackRefused: What is kept of it is damaged.
            GoodTermsError: The file cannot be written.
        """
        write_whole(path, self.zipped(ref))

    def own_counts(self) -> tuple[int, int]:
        """How many scripts of their own the user has, and how many versions of others."""
        kept = OwnScriptTable(self._context.store).all()
        versions = sum(bool(each.base) for each in kept)
        return len(kept) - versions, versions

    def own_practised(self) -> int:
        """How many personas and rubrics of their own, or in their own version, the user has."""
        return len(self._practised())

    def _practised(self) -> tuple[OwnPersona | OwnRubric, ...]:
        from coach.store.tables.practice.own_practice import OwnPracticeTable  # not for the start

        table = OwnPracticeTable(self._context.store)
        return (*table.personas(), *table.rubrics())

    def suggested_own_name(self) -> str:
        """A name for the file of the user's own scripts."""
        return f"{self._own_info().id}-{self._own_info().version}.zip"

    def export_own(self, path: Path) -> None:
        """Write the user's own scripts, personas and rubrics as a pack over the built-in one.

        Raises:
            ContentError: Something in them is of one case alone, or no pack may hold it.
            GoodTermsError: There is none, or the file cannot be written.
        """
        from coach.services.packs.own import Known, pack_of_own, practised_texts, refuse_names
        from coach.store.tables.clients import ClientTable

        kept = OwnScriptTable(self._context.store).all()
        practised = self._practised()
        store = self._context.store
        known = Known(ClientTable(store).names(), self._colleagues(), self._invented())
        refuse_names(kept, known, practised_texts(practised))
        write_whole(path, pack_of_own(kept, practised, self._own_info(), self._built_in))

    def _colleagues(self) -> tuple[str, ...]:
        """The names of all whom one works with, but the user's own: the pack is called by that."""
        from coach.engine.practice.name_patterns import folded
        from coach.services.case.colleagues import colleagues

        me = folded(SettingTable(self._context.store).get("my-name").strip())
        return tuple(each for each in colleagues(self._context.store) if folded(each) != me)

    def _invented(self) -> frozenset[str]:
        """The words of the names of the clients that the built-in pack has invented."""
        from coach.engine.practice.name_patterns import words_of

        personas = self._built_in.practice.personas
        return frozenset(word for each in personas for word in words_of(each.name))

    def _own_info(self) -> PackInfo:
        """What the pack of the user's own scripts says of itself: its version is the day."""
        from coach.services.packs.own import info_of_own

        name = SettingTable(self._context.store).get("my-name")
        return info_of_own(name, today(self._context.clock), self.built_in)

    def zipped(self, ref: str) -> bytes:
        """The zip of a pack, as `export` writes it; for what is raised see there."""
        if ref == BUILT_IN:
            from coach.content.packs.archive import read_source, zip_of

            return zip_of(read_source(self._built_in.folder).files)
        found = self._table.content(ref)
        if found is None:
            kept = self._by_ref(ref)
            raise damaged(ref if kept is None else kept.title)
        return found

    def _by_ref(self, ref: str) -> KeptPack | None:
        kept = (*self.in_use(), *self.removed())
        return next((each for each in kept if each.ref == ref), None)

    def _kept(self, pack: str) -> KeptPack:
        for each in self.in_use():
            if each.id == pack:
                return each
        from coach.services.packs.looking import no_pack

        raise no_pack(pack)

    def _loaded(self) -> tuple[PackLayer, ...]:
        """The packs in use, with their content at hand: a thread does not ask the data file."""
        return layers_of(self._context.store, at_once=True)


def said_of(packs: list[KeptPack]) -> str:
    """What is said of packs that were set aside; empty where there is none."""
    if not packs:
        return ""
    if len(packs) == 1:
        return translate(
            "Services",
            "The pack “{title}” cannot be used as it is, and was set aside. Everything else works, "
            "and nothing of yours is lost. Under Library, Packs it says why.",
        ).format(title=packs[0].title)
    return translate(
        "Services",
        "{number} packs cannot be used as they are, and were set aside: {titles}. Everything else "
        "works, and nothing of yours is lost. Under Library, Packs it says why.",
    ).format(number=len(packs), titles=", ".join(f"“{each.title}”" for each in packs))
