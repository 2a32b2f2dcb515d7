"""`good-terms prove` on a pack with more states than can be visited."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.cli import main as cli
from coach.engine.proof import proof

SMALL = Path(__file__).parents[1] / "files" / "packs" / "small"


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_pack_too_large_is_said_in_one_message_with_what_to_do(capsys, monkeypatch, form):
    # as with millions of states, which would take a minute and half a gigabyte
    monkeypatch.setattr(proof.prove, "__defaults__", (40,))
    status = cli.run(cli.parse(["prove", str(SMALL), *form]))
    out, err = capsys.readouterr()
    assert status == cli.BAD_INPUT == 2
    assert out == ""
    assert err.startswith(
        "good-terms: The gate 'trouble' makes this interview too large to prove: "
    )
    assert err.endswith("Let a gate decide earlier, or let a rule sum answers up in one flag.\n")
    assert err.count("\n") == 1
