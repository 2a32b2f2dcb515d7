# SPDX-License-Identifier: MIT
"""What `good-terms prove` shows: the counts where all holds, else the shortest counter-example."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coach.content.answers.answers import write_answers
from coach.domain.rules.proof import Claim
from coach.errors import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.pack import Pack
    from coach.domain.rules.proof import Proof, ProofFault


def proof_json(pack: Pack, proof: Proof, seconds: float) -> str:
    """The outcome of a proof as one JSON object."""
    data = {
        "pack": {"id": pack.info.id, "version": pack.info.version},
        "holds": proof.holds,
        "states": proof.states,
        "runs": proof.runs,
        "answers": proof.answers,
        "verdicts": proof.verdicts,
        "longest": proof.longest,
        "lines": proof.carried.lines,
        "claims": proof.carried.claims,
        "promises": [promise.id for promise in pack.interview.promises],
        "seconds": round(seconds, 2),
        "faults": [_fault(fault) for fault in proof.faults],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def proof_text(pack: Pack, proof: Proof, seconds: float) -> str:
    """The outcome of a proof; a failed one is an answers file with the faults as comments."""
    lines = _proven(pack, proof) if proof.holds else _refuted(pack, proof)
    took = f"{'' if proof.holds else '# '}{seconds:.1f} s"
    return "\n".join([*lines, took])


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
