# SPDX-License-Identifier: MIT
"""What `good-terms prove` shows: the counts where all holds, else the shortest counter-example."""

from __future__ import annotations

import json
from time import perf_counter
from typing import TYPE_CHECKING

from coach.content.answers.answers import write_answers
from coach.domain.practice.proof import PlayClaim
from coach.domain.rules.proof import Claim
from coach.errors import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.pack import Pack
    from coach.domain.practice.proof import PracticeProof
    from coach.domain.rules.proof import Proof, ProofFault


def proved(pack: Pack, *, as_json: bool) -> tuple[str, bool]:
    """What the proof of a pack shows, as text or as JSON, and whether all of it holds."""
    from coach.engine.practice.proof.prove import prove_practice
    from coach.engine.proof.proof import prove

    begun = perf_counter()
    proof, practice = prove(pack), prove_practice(pack.practice)
    show = proof_json if as_json else proof_text
    told = show(pack, proof, practice, perf_counter() - begun)
    return told, proof.holds and practice.holds


def proof_json(pack: Pack, proof: Proof, practice: PracticeProof, seconds: float) -> str:
    """The outcome of a proof, and of the walk of the role-plays, as one JSON object."""
    data = {
        "pack": {"id": pack.info.id, "version": pack.info.version},
        "holds": proof.holds and practice.holds,
        "states": proof.states,
        "runs": proof.runs,
        "answers": proof.answers,
        "verdicts": proof.verdicts,
        "longest": proof.longest,
        "lines": proof.carried.lines,
        "claims": proof.carried.claims,
        "promises": [promise.id for promise in pack.interview.promises],
        "roleplays": [
            {
                "id": each.play,
                "turns": each.turns,
                "endings": each.endings,
                "states": each.states,
                "exchanges": each.exchanges,
            }
            for each in practice.plays
        ],
        "seconds": round(seconds, 2),
        "faults": [_fault(fault) for fault in proof.faults],
        "roleplay_faults": [
            {
                "claim": each.claim,
                "id": each.play,
                "what": each.what,
                "level": each.level,
                "said": list(each.said),
            }
            for each in practice.faults
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def proof_text(pack: Pack, proof: Proof, practice: PracticeProof, seconds: float) -> str:
    """The outcome of a proof; a failed one is an answers file with the faults as comments.

    That of the role-plays stands in comments where anything does not hold.
    """
    lines = [*(_proven(pack, proof) if proof.holds else _refuted(pack, proof))]
    walked = [*_walked(practice)] if practice.holds else [*_not_walked(practice)]
    before = "" if proof.holds and practice.holds else "# "
    return "\n".join([*lines, *(before + each for each in walked), f"{before}{seconds:.1f} s"])


def roleplays_line(practice: PracticeProof) -> str:
    """How much the walk of the role-plays covers, in one line; the README quotes it."""
    return (
        f"{len(practice.plays)} role-plays with {practice.turns} turns and {practice.endings} "
        f"endings, in {practice.states:,} states and {practice.exchanges:,} exchanges"
    )


def _walked(practice: PracticeProof) -> Iterator[str]:
    if practice.plays:
        yield f"Everything holds for {roleplays_line(practice)}."
        yield from (f"  {claim.sentence}" for claim in PlayClaim)


def _not_walked(practice: PracticeProof) -> Iterator[str]:
    """What does not hold in the role-plays, each with the shortest run that shows it."""
    one = len(practice.faults) == 1
    count = "One claim does" if one else f"{len(practice.faults)} claims do"
    yield f"{count} not hold among {roleplays_line(practice)}."
    for fault in practice.faults:
        yield f"{fault.claim}, {fault.play}: {fault.what}"
        if fault.said:
            at = f" at {fault.level}" if fault.level else ""
            yield f"  The shortest run that shows it{at}:"
            yield from (f"    {said}" for said in fault.said)


def counts_line(proof: Proof) -> str:
    """How much a proof covers, in one line; the README quotes it."""
    return (
        f"{proof.answers:,} sets of answers in {proof.states:,} states; "
        f"no case is asked more than {proof.longest} questions"
    )


def carried_line(proof: Proof) -> str:
    """How much is taken for granted, in a few words; the README quotes it."""
    carried = proof.carried
    return f"{carried.lines:,} lines, {carried.claims:,} claims, all carried"


def _proven(pack: Pack, proof: Proof) -> Iterator[str]:
    yield f"{pack.info.label}: everything holds, for {counts_line(proof)}."
    for claim in Claim:
        yield f"  {claim.sentence}"
        if claim is Claim.PROMISE:
            yield from (f"    {promise.because}" for promise in pack.interview.promises)
        if claim is Claim.CARRIED:
            yield f"    {carried_line(proof)}."
    most = max(len(verdict) for verdict in proof.verdicts)
    width = len(f"{proof.answers:,}")
    for verdict, count in proof.verdicts.items():
        yield f"  {verdict:<{most}}  {count:>{width},}"


def _refuted(pack: Pack, proof: Proof) -> Iterator[str]:
    count = "One claim does" if len(proof.faults) == 1 else f"{len(proof.faults)} claims do"
    yield f"# {pack.info.label}: {count} not hold, among {counts_line(proof)}."
    told = (f"{fault.claim}: {fault.what}" for fault in proof.faults)
    yield from (f"# {line}" for line in listed(told, "claim"))
    shown = proof.counter_example
    assert shown is not None
    if shown.answers:
        yield f"# The shortest answers that show it: {shown.what}"
    else:
        yield "# No answers show it: it never happens."
    yield write_answers(shown.answers, shown.facts, pack.interview).rstrip()


def _fault(fault: ProofFault) -> dict[str, object]:
    return {
        "claim": fault.claim,
        "what": fault.what,
        "answers": dict(fault.answers),
        "facts": dict(fault.facts),
    }
