"""The user's own scripts and versions, and the words to find them by."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coach.domain.talk.own_script import OwnScript, OwnText
from coach.domain.talk.script import ScriptStage
from coach.store.file.reading import NoSense, choice, name, readable, text
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from coach.store.file.connection import Row, Store

MOST = 60  # that a search looks at
_COLUMNS = ", ".join(OwnText)
_READ = f"SELECT id, base, situation, stage, original, {_COLUMNS} FROM own_script"  # noqa: S608
_PUT = f"""
INSERT INTO own_script (id, base, situation, stage, original, {_COLUMNS}, made_at, changed_at)
VALUES (?, ?, ?, ?, ?, {", ".join("?" for _ in OwnText)}, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    situation = excluded.situation, stage = excluded.stage, original = excluded.original,
    changed_at = excluded.changed_at, {", ".join(f"{each} = excluded.{each}" for each in OwnText)}
"""  # noqa: S608 - our own names
_OF_SITUATIONS = f"""
SELECT o.id, o.base, o.situation, o.stage, o.original, {", ".join(f"o.{each}" for each in OwnText)}
FROM json_each(?) s JOIN own_script o ON o.number IN (
    SELECT number FROM own_script
    WHERE base = '' AND situation = s.value AND trashed_at IS NULL ORDER BY title, id LIMIT ?
)
ORDER BY s.key, o.title, o.id
"""  # noqa: S608 - our own names
_SITUATIONS = """
WITH RECURSIVE place (id) AS (
    SELECT min(situation) FROM own_script WHERE trashed_at IS NULL
    UNION ALL
    SELECT (SELECT min(situation) FROM own_script WHERE trashed_at IS NULL AND situation > place.id)
    FROM place WHERE place.id IS NOT NULL
)
SELECT id FROM place WHERE place.id IS NOT NULL
"""  # from one to the next in the index: there may be very many scripts
_HEADING = "{title use_when rule} : "


class OwnScriptTable:
    """Reads and writes scripts of the user's own; what is in the trash is left out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def versions(self) -> tuple[OwnScript, ...]:
        """The versions of scripts of the library."""
        return self._scripts("base <> '' AND trashed_at IS NULL ORDER BY id", ())

    def situations(self) -> tuple[str, ...]:
        """The ids of the situations that they are of, in order; also those of no pack any more."""
        return tuple(str(row[0]) for row in self._store.rows(_SITUATIONS))

    def of_situations(self, situations: Sequence[str], *, most: int) -> tuple[OwnScript, ...]:
        """The user's own scripts of these situations, in their order, then by their titles.

        Args:
            situations: Their ids.
            most: How many of each.
        """
        rows = self._store.rows(_OF_SITUATIONS, (json.dumps(situations), most))
        return readable(self._store, "own_script", rows, _own_script)

    def all(self) -> tuple[OwnScript, ...]:
        """Every version and script, those of one situation together."""
        return self._scripts("trashed_at IS NULL ORDER BY situation, title, id", ())

    def get(self, script_id: str, *, trashed: bool = False) -> OwnScript | None:
        """A script or version by its id, or None; from the trash where it is asked for there."""
        where = f"id = ? AND trashed_at IS {'NOT ' if trashed else ''}NULL"
        found = self._scripts(where, (script_id,))
        return found[0] if found else None

    def version_of(self, base: str) -> OwnScript | None:
        """The version of a script of the library, or None."""
        found = self._scripts("base = ? AND base <> '' AND trashed_at IS NULL", (base,))
        return found[0] if found else None

    def put(self, script: OwnScript, now: datetime) -> None:
        """Keep a new one, or one that was changed."""
        original = json.dumps(script.original, ensure_ascii=False)
        place = (script.id, script.base, script.situation, script.stage.value, original)
        texts = (script.texts.get(each) for each in OwnText)
        self._store.execute(_PUT, (*place, *texts, stamp(now), stamp(now)))

    def trash(self, script_id: str, now: datetime, *, trashed: bool = True) -> None:
        """Put one into the trash, or take it out again."""
        self._store.execute(
            "UPDATE own_script SET trashed_at = ?, changed_at = ? WHERE id = ?",
            (stamp(now) if trashed else None, stamp(now), script_id),
        )

    def state(self) -> tuple[bytes, ...]:
        """Of the index: the same as long as nothing is written to it.

        These are two records of FTS5 itself, how many rows and words there are and where they lie:
        https://www.sqlite.org/fts5.html, "The %_data table".
        """
        rows = self._store.rows("SELECT block FROM own_script_word_data WHERE id IN (1, 10)")
        return tuple(bytes(row[0] or b"") for row in rows)

    def found(self, words: Sequence[Sequence[str]], *, ranked: bool) -> tuple[OwnScript, ...]:
        """Those that have one of the forms of each of `words`, best first, at most `MOST`.

        First those with all of them in what stands above a script; then, where these are few,
        those with them anywhere, as they come: a word in the middle of a text says little.

        Args:
            words: Forms as FTS5 asks for them: a word in quotation marks, with a star where it may
                be the beginning of one.
            ranked: Whether the first are put in order by bm25, which looks at all that were found.
        """
        match = " AND ".join(f"({' OR '.join(forms)})" for forms in words if forms)
        if not match:
            return ()
        numbers = self._numbers(_HEADING + f"({match})", ranked=ranked)
        if len(numbers) < MOST:
            numbers += [each for each in self._numbers(match, ranked=False) if each not in numbers]
        return self._by_number(numbers[:MOST])

    def _numbers(self, match: str, *, ranked: bool) -> list[int]:
        order = "ORDER BY rank" if ranked else ""
        sql = f"SELECT rowid FROM own_script_word WHERE own_script_word MATCH ? {order} LIMIT ?"  # noqa: S608
        return [int(row[0]) for row in self._store.rows(sql, (match, MOST))]

    def _by_number(self, numbers: Sequence[int]) -> tuple[OwnScript, ...]:
        marks = ", ".join("?" for _ in numbers)
        order = {number: place for place, number in enumerate(numbers)}
        sql = f"{_READ.replace('SELECT', 'SELECT number,')} WHERE number IN ({marks})"
        rows = self._store.rows(sql, numbers)
        rows = sorted(rows, key=lambda row: order[row[0]])
        return readable(self._store, "own_script", [row[1:] for row in rows], _own_script)

    def terms(self) -> dict[str, int]:
        """Every stem that stands in one of them, in order, and in how many."""
        rows = self._store.rows("SELECT term, doc FROM own_script_term ORDER BY term")
        return {str(term): int(count) for term, count in rows}

    def _scripts(self, where: str, values: Sequence[object]) -> tuple[OwnScript, ...]:
        rows = self._store.rows(f"{_READ} WHERE {where}", values)
        return readable(self._store, "own_script", rows, _own_script)


def _own_script(row: Row) -> OwnScript:
    script_id, base, situation, stage, original, *texts = row
    return OwnScript(
        script_id,
        name("base", base),
        name("situation", situation),
        choice("stage", ScriptStage, stage),
        {
            each: text(each.value, said)
            for each, said in zip(OwnText, texts, strict=True)
            if said is not None
        },
        _texts("original", original),
    )


def _texts(column: str, kept: str) -> dict[OwnText, str]:
    try:
        found = json.loads(kept)
        return {OwnText(each): str(said) for each, said in found.items()}
    except (ValueError, AttributeError, TypeError):
        raise NoSense(column) from None
