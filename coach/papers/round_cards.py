"""The papers of a round: the card for practising, the client's card, and the sheet to mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.papers.paper import Block, BlockKind, Paper, PaperKind, Point
from coach.errors import GoodTermsError
from coach.papers.words import one_line
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.domain.practice.rounds import CardCheck, RoundCards

_ROWS_FOR_NOTES = 6
_WIDTHS = (64, 8, 8, 8, 12)  # of the columns of the checks, in hundredths


def make_round_paper(kind: PaperKind, cards: RoundCards) -> Paper:
    """What stands in a paper of a round.

    Raises:
        GoodTermsError: There is no such paper of a round.
    """
    makers = {
        PaperKind.REP_CARD: _rep_card,
        PaperKind.CLIENT_CARD: _client_card,
        PaperKind.OBSERVER_SHEET: _observer_sheet,
    }
    if kind not in makers:
        raise GoodTermsError(
            translate("Papers", "There is no such paper of a round."),
            safe=translate("Papers", "Nothing was written."),
        )
    return makers[kind](cards)


def _rep_card(cards: RoundCards) -> Paper:
    rep, client = cards.rep, cards.client
    title = translate("Papers", "Card for practising")
    blocks = (
        *_text("", rep.scene),
        *_listed(translate("Papers", "What you want"), [rep.aim]),
        *_listed(translate("Papers", "What you know"), rep.known),
        *_listed(
            translate("Papers", "In the manner of")
            if client.instead
            else translate("Papers", "Whom you meet"),
            [", ".join(filter(None, (client.name, client.role))), client.who],
        ),
        *(block for part in rep.words for block in _listed(part.title, part.lines)),
    )
    return Paper(PaperKind.REP_CARD, title, one_line(rep.title) or title, blocks, about=(title,))


def _client_card(cards: RoundCards) -> Paper:
    card, title = cards.client, translate("Papers", "The client’s card")
    made = [Point(one_line(each.says), lead=one_line(each.when)) for each in card.pushbacks]
    spare = [Point(one_line(each.says), lead=one_line(each.when)) for each in card.spare]
    scene = translate("Papers", "The situation, as whoever practises reads it")
    heard = [Point(one_line(each.because), ", ".join(each.words)) for each in card.triggers]
    blocks = (
        *_strong(translate("Papers", "Only for whoever plays the client. Whoever practises does "
                           "not read it.")),
        *_text("", _whom_one_plays(cards)),
        *_text("", _in_manner_of(cards)),
        *_text(card.level, card.behaves),
        *_text(scene, cards.rep.scene),
        *_points(translate("Papers", "Push back: each of these once"), made, BlockKind.CHECKS),
        *_points(translate("Papers", "Push-backs, if there is time"), spare),
        *_listed(translate("Papers", "What they hide"), [card.fact, card.rule, card.secret]),
        *_text(translate("Papers", "Who they are, as whoever practises reads it"), card.who),
        *_text(translate("Papers", "What is at stake for them"), card.stake),
        *_text(translate("Papers", "What they suspect"), card.suspects),
        *_text(translate("Papers", "How they speak"), card.voice),
        *_points(translate("Papers", "Words that they hear badly"), heard),
        *_listed(translate("Papers", "What calms them"), card.calms),
        *_listed(translate("Papers", "When they go"), [card.walks_away, card.farewell]),
    )  # fmt: skip
    heading = f"{one_line(card.name)}, {one_line(card.role)}" if card.role else one_line(card.name)
    return Paper(PaperKind.CLIENT_CARD, title, heading, blocks, about=(title,))


def _observer_sheet(cards: RoundCards) -> Paper:
    sheet, title = cards.sheet, translate("Papers", "Sheet to mark")
    heads = (
        translate("Papers", "Check"),
        translate("Papers", "Yes"),
        translate("Papers", "No"),
        "\N{EN DASH}",
        translate("Papers", "At"),
    )
    told = translate(
        "Papers",
        "Mark what you see and hear, and not what you think of it. “–” is for what did not come "
        "up.",
    )
    fails = [Point(one_line(each.because), one_line(each.says)) for each in sheet.critical]
    pushed = [Point(one_line(each.says), one_line(each.when)) for each in cards.client.pushbacks]
    blocks = (
        *_strong(told),
        *_table(heads, [(_check(each), "", "", "", "") for each in sheet.checks], _WIDTHS),
        *_points(translate("Papers", "What no good moment makes up for"), fails, BlockKind.CHECKS),
        *_points(translate("Papers", "Push-backs that were made"), pushed, BlockKind.CHECKS),
        Block(BlockKind.HEADING, translate("Papers", "Notes")),
        Block(
            BlockKind.TABLE,
            columns=(translate("Papers", "At"), translate("Papers", "What was said")),
            rows=(("", ""),) * _ROWS_FOR_NOTES,
            widths=(12, 88),
        ),
    )
    return Paper(
        PaperKind.OBSERVER_SHEET, title, one_line(sheet.title) or title, blocks, about=(title,)
    )


def _whom_one_plays(cards: RoundCards) -> str:
    """Who is who in what follows."""
    form = translate("Papers", "You play {name}. Whoever practises is “they” below.")
    return form.format(name=one_line(cards.client.name))


def _in_manner_of(cards: RoundCards) -> str:
    """Whom one plays in the manner of this client; empty where it is they themselves."""
    if not cards.client.instead:
        return ""
    form = translate(
        "Papers",
        "Today you are the client of {client}, in the manner of {name}. Where a line does not fit, "
        "say the same in words that do.",
    )
    return form.format(client=one_line(cards.client.instead), name=one_line(cards.client.name))


def _check(check: CardCheck) -> str:
    """A check, and below it what earns it."""
    says = one_line(check.says)
    if not check.yes:
        return says
    form = translate("Papers", "{says} Yes: {yes}")
    return form.format(says=says, yes=one_line(check.yes))


def _table(
    heads: tuple[str, ...], rows: list[tuple[str, ...]], widths: tuple[int, ...]
) -> Iterator[Block]:
    if rows:
        yield Block(BlockKind.TABLE, columns=heads, rows=tuple(rows), widths=widths)


def _strong(text: str) -> Iterator[Block]:
    yield Block(BlockKind.STRONG, text)


def _text(title: str, text: str) -> Iterator[Block]:
    if line := one_line(text):
        if title:
            yield Block(BlockKind.HEADING, one_line(title))
        yield Block(BlockKind.TEXT, line)


def _listed(title: str, lines: Iterable[str]) -> Iterator[Block]:
    points = [Point(each) for each in map(one_line, lines) if each]
    yield from _points(title, points)


def _points(title: str, points: list[Point], kind: BlockKind = BlockKind.POINTS) -> Iterator[Block]:
    if points:
        yield Block(BlockKind.HEADING, one_line(title))
        yield Block(kind, points=tuple(points))
