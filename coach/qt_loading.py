# SPDX-License-Identifier: MIT
"""Loading Qt sooner, by sparing what PySide does anew at each start and nobody needs.

It carries a dozen modules of Python as text, and compiles them each time: a seventh of the time in
which an empty window opens. Here they are compiled once, and kept where Python keeps what it has
compiled of this very module. Two of them make ready at once what is used later or never, which
took a twelfth of that time again: the first writes stubs of Qt, the second builds the expression by
which a wrong call is explained. The one is left empty, the other builds it when it is asked for.
And PySide puts itself before each later `import`, to look whether a module switches on one of its
features: we use none.
"""

from __future__ import annotations

import builtins
import marshal
import os
import sys
from contextlib import suppress
from importlib import import_module
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from types import CodeType, ModuleType

_BOOTSTRAP = "signature_bootstrap"  # PySide's module that compiles the others
_KEPT = "shibokensupport.py"  # as if it were the name of a source beside this module
_HASH = 8  # bytes
_NEVER = "pyi_generator.py"  # PySide's command imports its own; a program has no use for it
_LATER = (  # another version may say it otherwise: then it is built at once, as PySide does
    (b"\narglistParser = ArglistParser()\n", b"\n"),
    (b" arglistParser.parse(", b" ArglistParser().parse("),
)


def load_qt() -> None:
    """Load Qt's widgets, with what PySide carries as text compiled in an earlier run.

    Raises:
        ImportError: They cannot be loaded.
    """
    if _BOOTSTRAP in sys.modules:
        import_module("PySide6.QtWidgets")
        return
    kept = CompiledSources(_kept_file())
    module = ModuleType(_BOOTSTRAP)
    module.compile = kept.compile  # type: ignore[attr-defined] # stands before Python's own there
    sys.modules[_BOOTSTRAP] = module
    try:
        import_module("PySide6.QtWidgets")
    except ImportError:
        sys.modules.pop(_BOOTSTRAP, None)
        raise
    kept.keep()


def import_plainly() -> None:
    """Once Qt is loaded: let `import` be Python's own again, without a look for PySide's features.

    At each import PySide read the source of the module to find its own name in it: a tenth of the
    way to the first page.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


class CompiledSources:
    """Sources and what they compile to, kept in a file; one that is damaged counts as none.

    Args:
        file: Where they are kept, if anywhere.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._codes = _read(file)
        self._is_new = False

    def compile(self, source: bytes, name: str, mode: str) -> CodeType:
        """As Python's own compiles it, but for what is spared."""
        source = _sparing(source, name)
        key = (name, source_hash(source))
        if (found := self._codes.get(key)) is None:
            found = self._codes[key] = compile(source, name, mode)
            self._is_new = True
        return found

    def keep(self) -> None:
        """Write what was compiled anew, where that may be."""
        if self._is_new and self._file is not None and not sys.dont_write_bytecode:
            with suppress(OSError):
                _write(self._file, self._codes)


def _sparing(source: bytes, name: str) -> bytes:
    """A module of PySide without what it makes ready at its import and hardly anybody uses."""
    if name.endswith(_NEVER):
        return b""
    if all(source.count(at_once) == 1 for at_once, _ in _LATER):
        for at_once, later in _LATER:
            source = source.replace(at_once, later)
    return source


def _kept_file() -> Path | None:
    """Where Python keeps its bytecode of this version; None where it keeps none."""
    try:
        return Path(cache_from_source(str(Path(__file__).with_name(_KEPT))))
    except NotImplementedError:
        return None


def _read(file: Path | None) -> dict[tuple[str, bytes], CodeType]:
    """What is kept: the sum says whether it is whole, the number whether this Python wrote it."""
    with suppress(OSError):
        data = b"" if file is None else file.read_bytes()
        begin = len(MAGIC_NUMBER) + _HASH
        if data.startswith(MAGIC_NUMBER) and _sum(data[begin:]) == data[begin - _HASH : begin]:
            return dict(marshal.loads(data[begin:]))  # noqa: S302 - as Python's own bytecode
    return {}


def _write(file: Path, codes: dict[tuple[str, bytes], CodeType]) -> None:
    data = marshal.dumps(codes)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}")
    part.write_bytes(MAGIC_NUMBER + _sum(data) + data)
    part.replace(file)


def _sum(data: bytes) -> bytes:
    return source_hash(data)
