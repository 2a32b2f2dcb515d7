"""The small changes that are made: mutmut's, and a few for what they leave alone.

Of mutmut's operators those are left out whose changes the type checker refuses (a value or an
argument made None): it runs before the tests. What they do not touch is added: a statement that is
left out, a condition turned round, an order turned round, an error that nobody handles.
"""

from __future__ import annotations

import difflib
import random
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst
import libcst.matchers as m
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation import mutators

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    Operator = Callable[[cst.CSTNode], Iterable[cst.CSTNode]]

NEVER = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom, cst.Assert)
SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any"}
IN_ORDER = ("tuple", "list", "join")  # what keeps the order of the generator that it is given


class Change(NamedTuple):
    """One change: where it stands, of which kind it is, and the module with it."""

    path: str
    lines: range
    kind: str
    before: str
    after: str
    words: str  # what a text said, where it is a text that was changed; else empty

    @property
    def diff(self) -> str:
        """What is changed, as lines with - and +."""
        lines = difflib.unified_diff(
            self.before.splitlines(), self.after.splitlines(), lineterm="", n=1
        )
        return "\n".join(f"    {line}" for line in list(lines)[3:])


class _Place(NamedTuple):
    """A node that an operator can change, and what it becomes."""

    lines: range
    kind: str
    node: cst.CSTNode
    variants: tuple[cst.CSTNode, ...]


def _negated(test: cst.BaseExpression) -> cst.BaseExpression:
    inner = test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    return cst.UnaryOperation(cst.Not(), inner)


def condition(node: cst.If | cst.While | cst.CompIf) -> Iterator[cst.CSTNode]:
    """What was asked is asked the other way round."""
    if not m.matches(node.test, m.UnaryOperation(operator=m.Not())):  # mutmut takes its not away
        yield node.with_changes(test=_negated(node.test))


def statement(node: cst.SimpleStatementLine) -> Iterator[cst.CSTNode]:
    """What was done is not done."""
    if m.matches(node, m.SimpleStatementLine(body=[m.Expr(value=m.Call() | m.Yield())])):
        yield node.with_changes(body=[cst.Pass()])


def handler(node: cst.ExceptHandler) -> Iterator[cst.CSTNode]:
    """An error that was handled is handed on."""
    if not m.matches(node.body, m.IndentedBlock(body=[m.SimpleStatementLine(body=[m.Raise()])])):
        body = cst.IndentedBlock([cst.SimpleStatementLine([cst.Raise()])])
        yield node.with_changes(body=body)


def order(node: cst.Call | cst.ListComp) -> Iterator[cst.CSTNode]:
    """First is last; the least is the most; one is all."""
    backwards = cst.parse_expression("x[::-1]")
    assert isinstance(backwards, cst.Subscript)
    if isinstance(node, cst.ListComp) or m.matches(node.func, m.Name("sorted")):
        yield backwards.with_changes(value=node)
    elif m.matches(node.func, m.Name("reversed")):
        yield node.with_changes(func=cst.Name("iter"))
    elif m.matches(node.func, m.Name("tuple")) and m.matches(
        node, m.Call(args=[m.Arg(value=m.GeneratorExp())])
    ):
        yield backwards.with_changes(value=node)
    elif isinstance(node.func, cst.Name) and node.func.value in SWAPPED:
        yield node.with_changes(func=cst.Name(SWAPPED[node.func.value]))


def keyword(node: cst.Call) -> Iterator[cst.CSTNode]:
    """An argument given by its name is not given."""
    for at, each in enumerate(node.args):
        if each.keyword is not None and not _asserts(each):
            kept = [*node.args[:at], *node.args[at + 1 :]]
            if kept:
                kept[-1] = kept[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
            yield node.with_changes(args=kept)


def formatted(node: cst.FormattedStringText) -> Iterator[cst.CSTNode]:
    """Other words about a value."""
    if node.value.strip():
        yield node.with_changes(value=f"XX{node.value}")


def text(node: cst.SimpleString) -> Iterator[cst.CSTNode]:
    """Other words; or, where it is SQL, the other order."""
    if " ORDER BY " in node.value:
        yield node.with_changes(value=_turned(node.value))
    else:
        yield from list(mutators.operator_string(node))[:1]


def _turned(sql: str) -> str:
    head, found, tail = sql.rpartition(" ORDER BY ")
    if " DESC" in tail:
        return head + found + tail.replace(" DESC", "", 1)
    return head + found + re.sub(r"^([\w.]+)", r"\1 DESC", tail)


HAVE_OPERATORS = (
    cst.BinaryOperation, cst.UnaryOperation, cst.BooleanOperation, cst.ComparisonTarget,
    cst.AugAssign,
)  # fmt: skip
KEYWORDS = (cst.Is, cst.IsNot, cst.In, cst.NotIn, cst.Break, cst.Continue)
BLOCKS = (cst.If, cst.While, cst.ExceptHandler, cst.Match)  # changed in their first line
OPERATORS: tuple[tuple[str, type | tuple[type, ...], Operator], ...] = (
    ("edge or operator", HAVE_OPERATORS, mutators.operator_swap_op),
    ("is, in, break", KEYWORDS, mutators.operator_keywords),
    ("not", cst.UnaryOperation, mutators.operator_remove_unary_ops),
    ("number", cst.BaseNumber, mutators.operator_number),
    ("true or false", cst.Name, mutators.operator_name),
    ("branch", cst.IfExp, mutators.operator_if_exp),
    ("case", cst.Match, mutators.operator_match),
    ("lambda", cst.Lambda, mutators.operator_lambda),
    ("string method", cst.Call, mutators.operator_symmetric_string_methods_swap),
    ("string method", cst.Call, mutators.operator_unsymmetrical_string_methods_swap),
    ("words", cst.SimpleString, text),
    ("words", cst.FormattedStringText, formatted),
    ("condition", (cst.If, cst.While, cst.CompIf), condition),
    ("statement", cst.SimpleStatementLine, statement),
    ("error", cst.ExceptHandler, handler),
    ("order", (cst.Call, cst.ListComp), order),
    ("argument", cst.Call, keyword),
)


@cache
def _operators(node: type) -> tuple[tuple[str, Operator], ...]:
    return tuple((kind, each) for kind, types, each in OPERATORS if issubclass(node, types))


def _of_types(node: cst.If | cst.Call) -> bool:
    """Whether it serves the type checker only."""
    asks = m.If(test=m.Name("TYPE_CHECKING")) | m.Call(func=m.Name("cast") | m.Name("TypeVar"))
    return m.matches(node, asks)


def _asserts(node: cst.Arg) -> bool:
    """Whether it asserts what holds anyhow: frozen records, as many of one as of the other."""
    return m.matches(node, m.Arg(keyword=m.Name("frozen") | m.Name("strict") | m.Name("gc")))


def _words(node: cst.CSTNode) -> str:
    if isinstance(node, cst.SimpleString):
        value = node.evaluated_value
        return value if isinstance(value, str) else ""
    return node.value if isinstance(node, cst.FormattedStringText) else ""


class _Places(cst.CSTVisitor):
    """Every node that can be changed; annotations, decorators and imports are left alone."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Place] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Note what each operator would make of a node."""
        if isinstance(node, NEVER) or (isinstance(node, cst.If | cst.Call) and _of_types(node)):
            return False
        if isinstance(node, cst.Arg) and _asserts(node):
            return False
        for kind, operator in _operators(type(node)):
            variants = tuple(operator(node))
            if variants:
                self.found.append(_Place(self._lines(node), kind, node, variants))
        return True

    def _lines(self, node: cst.CSTNode) -> range:
        at = self.get_metadata(PositionProvider, node)
        last = at.start.line if isinstance(node, BLOCKS) else at.end.line
        return range(at.start.line, last + 1)


class Module:
    """A module, and what can be changed in it."""

    def __init__(self, root: Path, path: Path) -> None:
        self.path = path.relative_to(root).as_posix()
        wrapper = MetadataWrapper(cst.parse_module(path.read_text(encoding="utf-8")))
        self._module = wrapper.module
        visitor = _Places()
        wrapper.visit(visitor)
        self.places = visitor.found

    def change(self, place: _Place, chance: random.Random) -> Change:
        """The module with one of the changes that can be made at a place."""
        after = self._module.deep_replace(place.node, chance.choice(place.variants))
        assert isinstance(after, cst.Module)
        code = self._module.code
        return Change(self.path, place.lines, place.kind, code, after.code, _words(place.node))


def sample(root: Path, rooms: list[str], out: list[str], wanted: int, seed: int) -> list[Change]:
    """Changes at places drawn by lot from the modules of some rooms.

    Each place counts once, however many changes can be made at it.
    """
    chance = random.Random(seed)
    paths = sorted(each for room in rooms for each in (root / room).rglob("*.py"))
    left = tuple(out)
    modules = [
        Module(root, path)
        for path in paths
        if not path.relative_to(root).as_posix().startswith(left or ("\0",))
    ]
    places = [(module, place) for module in modules for place in module.places]
    drawn = chance.sample(places, min(wanted, len(places)))
    return [module.change(place, chance) for module, place in drawn]
