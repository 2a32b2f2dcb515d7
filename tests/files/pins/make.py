"""Keeps the shipped content as a case is pinned to it, to be read by every later version.

python -m tests.files.pins.make NAME    writes NAME.pin, and NAME.json beside it

NAME.pin is what stands in a data file. NAME.json holds a case of each verdict: its answers, and
what was asked, found and said with them then. Run once for each released version; what is committed
is never made anew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from coach.content.checks.check import read_pack
from coach.content.pins import PackedDefinition
from coach.domain.definition import Definition
from coach.domain.pack import Pack
from coach.domain.rules.diagnosis import Diagnosis
from coach.domain.talk.talk import Talk
from coach.engine.rules.interview import walk
from coach.paths import pack_folder
from tests.talks import FILES, talk_case, talk_of

FOLDER = Path(__file__).parent


def verdict_of(diagnosis: Diagnosis) -> dict[str, object]:
    """What was found, and why."""
    return {
        "verdict": diagnosis.verdict,
        "mode": diagnosis.mode,
        "scope": diagnosis.scope,
        "recommendation": diagnosis.recommendation,
        "rule": diagnosis.rule,
        "because": diagnosis.because,
        "confidence": diagnosis.confidence,
        "reasons": [reason.sentence for reason in diagnosis.reasons],
        "causes": {share.cause: share.points for share in diagnosis.causes},
        "barred": [barred.verdict for barred in diagnosis.barred],
        "safeguards": [safeguard.text for safeguard in diagnosis.safeguards],
    }


def talk_said(talk: Talk) -> dict[str, object]:
    """What the pinned content says of a talk: its title, how it is held, and its parts in order."""
    return {"title": talk.title, "channel": talk.channel, "parts": [part.id for part in talk.parts]}


def case_of(pack: Pack, name: str) -> dict[str, object]:
    """A case as it is with the content of today."""
    diagnosis, facts = talk_case(pack, name)
    path = walk(pack.interview, diagnosis.answers)
    return {
        "answers": dict(diagnosis.answers),
        "facts": dict(facts),
        "asked": [pack.interview.question(question).text for question in path.asked],
        "found": verdict_of(diagnosis),
        "talk": talk_said(talk_of(pack, diagnosis, facts, pack.info.tones[0])),
    }


def main(name: str) -> None:
    """Write the pin and its cases."""
    pack = read_pack(pack_folder())
    definition = Definition(pack.info, pack.interview, pack.verdicts)
    (FOLDER / f"{name}.pin").write_bytes(PackedDefinition(definition).content())
    cases = {file.stem: case_of(pack, file.stem) for file in sorted(FILES.glob("*.yaml"))}
    text = json.dumps(cases, indent=1, ensure_ascii=False)
    (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
