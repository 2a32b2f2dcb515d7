"""`python -m tests.ear_model`: fits the model of the ear, and says how well it hears.

    python -m tests.ear_model            fit, measure, and write scripts_library/wording/en.model
    python -m tests.ear_model --dry      fit and measure only

Whole writers are held out. Each writer in turn is left out of the fitting, and the thresholds are
chosen on what the models say of those whom they have not seen. The writers of `UNSEEN` are left out
of all of it: what they give stands at the end, with the model as it is written.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.content.checks.check import read_pack
from coach.content.kinds.wording.wording_model import written
from coach.engine.wording.checker import hear
from coach.paths import pack_folder
from tests.ear_model.samples import CATEGORIES, EXAMPLES, LINES, samples
from tests.engine.ear_sets import UNSEEN, writers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.pack import Pack
    from coach.domain.wording import LinearModel
    from tests.ear_model.fit import Counts
    from tests.ear_model.measure import Judged
    from tests.ear_model.samples import Sample

ROUNDS = 6  # in which examples that are heard otherwise are given more weight
MORE = 3.0  # times as much
WORKERS = 2


def main(given: Sequence[str]) -> int:
    """Fit and measure; the status."""
    parser = argparse.ArgumentParser(prog="python -m tests.ear_model")
    parser.add_argument("--dry", action="store_true", help="write no model")
    dry = parser.parse_args(given).dry
    try:
        from tests.ear_model import fit, measure  # noqa: F401
    except ModuleNotFoundError as missing:
        sys.stderr.write(f"ear_model: {missing.name} is not installed; CONTRIBUTING.md says how.\n")
        return 2
    folder = pack_folder()
    pack = read_pack(folder)
    known = samples(pack, folder)
    model = _made(pack, [each for each in known if each.writer not in UNSEEN])
    unseen = [each for each in known if each.writer in UNSEEN]
    if unseen:
        _say("Of writers who were left out of everything:", measure.judged(model, unseen), model)
    if not dry:
        file = folder / "wording" / f"{pack.info.language}.model"
        file.write_text(written(model, pack.info.language), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{file.name}: {file.stat().st_size:,} bytes\n")
    return 0


def _made(pack: Pack, known: Sequence[Sample]) -> LinearModel:
    """The model with its thresholds, as it is shipped."""
    from tests.ear_model import fit, measure

    learners = [each for each in writers() if each not in UNSEEN]
    counted = fit.counts(known)
    many = len(learners)
    with ProcessPoolExecutor(WORKERS) as pool:
        folds = [(known, counted, each, number, many) for number, each in enumerate(learners)]
        parts = list(pool.map(_left_out, folds))
    judged = measure.together(parts)
    low, high = measure.thresholds(judged)
    for part in (part.only(lines=False) for part in parts):
        precision, recall = measure.at_all(part.marked(low, high), part.there)
        name = part.samples[0].writer
        sys.stdout.write(f"{name}: precision {precision:.2f}, recall {recall:.2f} at all\n")
    boost = fit.boosts(known)
    for _ in range(ROUNDS):
        model = fit.with_thresholds(fit.fitted(known, counted, boost), low, high)
        otherwise = _otherwise(pack, model, known)
        if not otherwise:
            break
        sys.stdout.write(f"{len(otherwise)} examples and lines are heard otherwise.\n")
        for row, column in otherwise:
            boost[row, column] *= MORE
    _say("Each writer by a model that was fitted without:", judged.only(lines=False), model)
    lines = judged.only(lines=True)
    marked = int(lines.marked(low, high).any(axis=1).sum())
    sys.stdout.write(f"Of {len(lines.samples):,} lines of the coach {marked} are marked.\n")
    return model


def _left_out(fold: tuple[Sequence[Sample], dict[str, Counts], str, int, int]) -> Judged:
    """A writer's texts, and some of the coach's lines, by a model that has not seen them."""
    import numpy as np

    from tests.ear_model import fit, measure

    known, counted, writer, number, many = fold
    out = np.array(
        [
            each.writer == writer or (each.writer == LINES and row % many == number)
            for row, each in enumerate(known)
        ]
    )
    rows = np.flatnonzero(~out)
    others = [known[row] for row in rows]
    several = {kind: each.of(rows) for kind, each in counted.items()}
    model = fit.fitted(others, several, fit.boosts(others))
    return measure.judged(model, [known[row] for row in np.flatnonzero(out)])


def _otherwise(pack: Pack, model: LinearModel, known: Sequence[Sample]) -> list[tuple[int, int]]:
    """The examples that are heard otherwise than they say, and lines of the coach that are marked.

    Their places, each with the category that it is about.
    """
    ear = replace(pack.ear, model=model)
    found = []
    for row, sample in enumerate(known):
        if sample.writer not in {EXAMPLES, LINES}:
            continue
        heard = {mark.category.value for mark in hear(sample.text, ear)}
        for column, category in enumerate(CATEGORIES):
            name = category.value
            if name not in sample.unknown and (name in heard) is not (name in sample.marks):
                found.append((row, column))
    return found


def _say(title: str, judged: Judged, model: LinearModel) -> None:
    from tests.ear_model import measure

    low, high = [each.low for each in model.categories], [each.high for each in model.categories]
    sys.stdout.write(f"{title}\n{measure.report(judged, low, high)}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
