"""`walk-role-plays`, `typed-line` and `open-role-play`: what practising alone takes.

The walk is all that `good-terms prove` does for them. A typed line is heard, answered and kept; the
lines are those of the choices, which the turn they are typed in does not offer. A role-play is
opened from the compiled pack, as it is after a start, until its scene is painted.
"""

from __future__ import annotations

import os
import time
from collections import deque
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from coach.content.library import ContentLibrary
from coach.engine.practice.proof.prove import prove_practice
from coach.paths import pack_folder
from tests.bench.cases import library, new_data_file
from tests.bench.row import Row

WALK = 10.0  # seconds
LINE = 16.0  # milliseconds: one frame
OPEN = 100.0  # milliseconds
LINES, ROUNDS = 200, 9


def walk_role_plays() -> Row:
    """Seconds of work in which every role-play is walked over its states, with every claim."""
    practice = library().practice
    began = time.process_time()
    proof = prove_practice(practice)
    seconds = time.process_time() - began
    assert proof.holds
    return Row(value=round(seconds, 2), unit="s", ratio=None, limit=WALK)


def typed_line() -> Row:
    """Milliseconds of work from a typed line to the answer, kept, at the 95th percentile."""
    with new_data_file(library()) as (services, _):
        deque(services.practice.hear_ahead(), maxlen=0)  # as the page does while its scene is read
        plays = services.practice.roleplays()
        texts = [each.words for play in plays for turn in play.turns for each in turn.choices]
        run = services.runs.begin(plays[0].id)
        times = []
        for text in islice(cycle(texts), 7, 7 + LINES):
            if run.state.ended:
                run = services.runs.begin(plays[0].id)
            began = time.process_time()  # what else the machine does is not the line's
            heard = services.practice.hear(text, run.choices)
            run = services.runs.say(run.run.id, text, heard.moves)
            answer = run.heard
            times.append(time.process_time() - began)
            assert answer
    value = quantiles(times, n=20)[-1]
    return Row(value=round(value * 1000, 2), unit="ms", ratio=None, limit=LINE)


def open_role_play() -> Row:
    """Milliseconds of work until a role-play's scene is painted, read from the compiled pack."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from coach.ui.runs.roleplay_page import RolePlayPage
    from coach.ui.shell.practice_routes import RolePlayRoute
    from tests.bench.page import application, shell_over

    app = application()
    app.set_look("light", 100)
    with TemporaryDirectory() as cache:
        first = ContentLibrary(pack_folder(), Path(cache))
        names = [play.id for play in first.practice.roleplays]
        times = []
        for name in islice(cycle(names), ROUNDS + 1):
            with new_data_file(ContentLibrary(pack_folder(), Path(cache))) as (services, _):
                page = RolePlayPage(services, shell_over(services))
                page.resize(980, 760)
                page.show()
                app.processEvents()
                began = time.process_time()
                page.show_page(RolePlayRoute(name))
                app.processEvents()
                page.grab()
                times.append(time.process_time() - began)
                page.close()
                page.deleteLater()
                app.processEvents()
    return Row(value=round(median(times[1:]) * 1000, 1), unit="ms", ratio=None, limit=OPEN)
