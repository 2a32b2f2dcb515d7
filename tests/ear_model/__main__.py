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
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.content.check import read_pack
from coach.content.wording_model import written
from coach.engine.wording import hear
from coach.paths import pack_folder
from tests.ear_model.samples import CATEGORIES, EXAMPLES, samples
from tests.engine.ear_sets import UNSEEN, writers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.pack import Pack
    from coach.domain.wording import LinearModel
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
    with ProcessPoolExecutor(WORKERS) as pool:
        parts = list(pool.map(_left_out, learners, [known] * len(learners)))
    judged = measure.together(parts)
    low, high = measure.thresholds(judged)
    for part in parts:
        precision, recall = measure.precision_recall(part.marked(low, high), part.there)
        name = part.samples[0].writer
        sys.stdout.write(f"{name}: precision {precision:.2f}, recall {recall:.2f}\n")
    boost = fit.boosts(known)
    for _ in range(ROUNDS):
        model = fit.with_thresholds(fit.fitted(known, boost), low, high)
        otherwise = _otherwise(pack, model, known)
        if not otherwise:
            break
        sys.stdout.write(f"{len(otherwise)} examples are heard otherwise.\n")
        for row, column in otherwise:
            boost[row, column] *= MORE
    _say("Each writer by a model that was fitted without:", judged, model)
    return model


def _left_out(writer: str, known: Sequence[Sample]) -> Judged:
    """A writer's texts, judged by a model that has not seen them."""
    from tests.ear_model import fit, measure

    others = [each for each in known if each.writer != writer]
    model = fit.fitted(others, fit.boosts(others))
    return measure.judged(model, [each for each in known if each.writer == writer])


def _otherwise(pack: Pack, model: LinearModel, known: Sequence[Sample]) -> list[tuple[int, int]]:
    """The examples that are heard otherwise than they say: their places, and of the category."""
    ear = replace(pack.ear, model=model)
    found = []
    for row, sample in enumerate(known):
        if sample.writer != EXAMPLES:
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
