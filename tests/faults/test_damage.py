"""Whatever happens to the files: noticed, or harmless; see `tests.faults.damage`."""

from __future__ import annotations

import pytest

from tests.faults.damage import OF_EITHER, OF_FILE, OF_JOURNAL, run


@pytest.mark.parametrize("seed", [1, 2])
def test_no_damage_is_lost_in_silence_and_none_is_written_over(tmp_path, seed) -> None:
    counts = run(tmp_path, 150, seed=seed)
    assert {outcome for _, outcome in counts} == {"noticed", "harmless"}, counts
    assert {damage for damage, _ in counts} == OF_FILE.keys() | OF_EITHER.keys() | OF_JOURNAL.keys()
