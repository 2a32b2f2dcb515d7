"""The brief as one HTML file without anything around it: it opens anywhere and prints on A4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.documents.brief import KEEP, Block, Brief, Point, Section, make_brief

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.domain.diagnosis import Diagnosis
    from coach.domain.plan import DatedStep, PlanStep
    from coach.domain.talk import Talk
    from coach.domain.verdict import VerdictText

# For `pdf`: Qt knows margins in pixels only, and enlarges h1 to h3 on top of their size.
_STYLE = """\
@page { size: A4; margin: 12mm }
body { font-family: sans-serif; font-size: 10pt; line-height: 120%; color: #1F2430;
  background: #FFFFFF; max-width: 60em; margin: 0px }
h1, p.h1 { font-size: 19pt; font-weight: 600; margin: 0px 0px 4px 0px }
h2, p.h2 { font-size: 12pt; font-weight: 600; color: #1F6F78; margin: 11px 0px 3px 0px }
h3, p.h3 { font-size: 10pt; font-weight: 600; margin: 5px 0px 1px 0px }
p { margin: 4px 0px 4px 0px }
p.about { color: #5B6270; margin: 0px 0px 8px 0px }
p.channel { font-weight: 600 }
ul { margin: 2px 0px 2px 0px; padding-left: 18px }
li { margin: 1px 0px 1px 0px }
table { border-collapse: collapse }
td { vertical-align: top; padding: 0px }
td.beside { padding-left: 18px }
p.quiet { color: #5B6270; font-size: 8.5pt; margin: 14px 0px 0px 0px }
"""


def brief_html(
    talk: Talk,
    diagnosis: Diagnosis,
    text: VerdictText,
    facts: Mapping[str, str],
    *,
    steps: Sequence[DatedStep | PlanStep] = (),
    on: str = "",
) -> str:
    """The brief as HTML; every text is escaped and finds its own direction of writing."""
    brief = make_brief(talk, diagnosis, text, facts, steps=steps, on=on)
    return "\n".join(_lines(brief)) + "\n"


def escaped(text: str) -> str:
    """A text in which HTML sees no markup."""
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text


def _lines(brief: Brief) -> Iterator[str]:
    yield from ("<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8">')
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield "<title>Brief</title>"  # never a client's name: it is shown by browsers and printers
    yield f"<style>\n{_STYLE}</style>"
    yield from ("</head>", "<body>", f"<h1>{escaped(brief.title)}</h1>")
    if brief.about:
        yield f'<p class="about" dir="auto">{escaped(" · ".join(brief.about))}</p>'
    for sentence in brief.meaning:
        yield f"<p>{escaped(sentence)}</p>"
    yield f'<p class="channel">{escaped(brief.channel)}</p>'
    yield from _section(brief.first)
    yield '<div><table width="100%" cellspacing="0" cellpadding="0"><tr><td width="56%">'
    yield from _section(brief.say)
    yield '</td><td class="beside">'
    for section in brief.beside:
        yield from _section(section)
    yield "</td></tr></table></div>"
    yield f'<p class="quiet">{escaped(brief.footer)}</p>'
    yield from ("</body>", "</html>")


def _section(section: Section) -> Iterator[str]:
    if not section.blocks:
        return
    yield f"<h2>{escaped(section.title)}</h2>"
    for block in section.blocks:
        if block.spare == KEEP:
            yield from _block(block)
        else:  # the marks let the PDF leave the block out
            yield f"<!-- spare {block.spare}: {block.name} -->"
            yield from _block(block)
            yield "<!-- end -->"


def _block(block: Block) -> Iterator[str]:
    if block.title:
        yield f"<h3>{escaped(block.title)}</h3>"
    yield "<ul>"
    for point in block.points:
        yield f'<li dir="auto">{_point(point)}</li>'
    yield "</ul>"


def _point(point: Point) -> str:
    lead = f"<b>{escaped(point.lead)}</b> – " if point.lead else ""
    text = escaped(point.text)
    return lead + (f"<i>{text}</i>" if point.cue else text)
