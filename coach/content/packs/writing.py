"""Scripts written as files of a pack, so that reading them gives the same scripts."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.content.checks.check import read_pack
from coach.content.kinds.folder import PackArchive
from coach.content.kinds.scripts import AddedScriptModel
from coach.content.packs.archive import zip_of
from coach.content.packs.heads import head_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from coach.domain.definition import PackInfo
    from coach.domain.talk.script import Script

_SECTION = "## "
_OTHERWISE = {"source": "sources"}  # keys of a file that a script has under another name
_HEADING = re.compile(r"(?m)^#+\s+(.+)$")


def pack_of_scripts(
    scripts: Sequence[Script], info: PackInfo, base: Path, more: Sequence[tuple[str, str]] = ()
) -> bytes:
    """A zip with scripts as a pack that adds to the one in `base`; whoever opens it can edit it.

    Args:
        scripts: Each is written whole.
        more: Other files that go with them: their names, and their texts.
        info: What the pack says of itself; language and tones are those of `base`.
        base: The folder of the built-in pack.

    Raises:
        ContentError: Something lacks what every one of its kind needs.
    """
    below = head_of(base)
    head = {
        "id": info.id,
        "title": info.title,
        "version": info.version,
        "language": below.language,
        "licence": info.licence,
        "adds-to": below.id,
    }
    files = [("pack.yaml", "".join(_setting(*each) for each in head.items()).encode())]
    files += [(f"scripts/{s.situation}/{s.id}.md", script_file(s).encode()) for s in scripts]
    files += [(name, text.encode()) for name, text in more]
    read_pack(PackArchive(info.label, tuple(sorted(files))), base=base)
    return zip_of(files)


def script_file(script: Script) -> str:
    """A script as the text of its file."""
    front, body = [], []
    for name, field in AddedScriptModel.model_fields.items():
        value = getattr(script, _OTHERWISE.get(name, name), None)
        if not value:
            continue
        if field.alias is not None and field.alias.startswith(_SECTION):
            text = _HEADING.sub(r"**\1**", str(value).strip())
            body.append(f"{field.alias}\n\n{text}\n")
        elif name != "avoid" or value != tuple(pair.bad for pair in script.pairs):
            front.append(_setting(name, value))
    return f"---\n{''.join(front)}---\n" + "\n".join(body)


def _setting(name: str, value: object) -> str:
    if not isinstance(value, tuple):
        return f"{name}: {_scalar(value)}\n"
    if not value:
        return f"{name}: []\n"
    return f"{name}:\n" + "".join(f"  - {each}\n" for each in map(_item, value))


def _item(value: object) -> str:
    """An entry of a list; one of several settings stands below itself."""
    return "\n    ".join(_named(value)) if isinstance(value, Struct) else _scalar(value)


def _named(value: Struct) -> Iterator[str]:
    for name in value.__struct_fields__:
        yield f"{name}: {_scalar(getattr(value, name))}"


def _scalar(value: object) -> str:
    """A text in quotation marks, so that nothing in it is taken for anything else."""
    text = value.value if isinstance(value, StrEnum) else str(value)
    return json.dumps(text, ensure_ascii=False)
