# SPDX-License-Identifier: MIT
"""The cases with a verdict, to choose one from, as names may be shown."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from coach.ui.shell.discreet import NameMask, private_names

if TYPE_CHECKING:
    from coach.services.container import Services

_MOST = 40  # cases that are looked at, the latest change first


def case_choices(services: Services, beside: str = "") -> list[tuple[str, str]]:
    """The id and the words of each case that has a verdict, the latest change first.

    Args:
        services: The services.
        beside: The id of one that is to be there, with a verdict or without; empty for none.
    """
    names = NameMask(services)
    found = [each for each in islice(services.cases.listed(), _MOST) if each is not None]
    if beside and all(each.id != beside for each in found):
        found.append(services.cases.case(beside))
    rows = []
    for case in found:
        if case.verdict is not None or case.id == beside:
            client = names.name(case.client_name)
            title = names.text(case.title, private_names(services, case.id))
            rows.append((case.id, f"{client} · {title}" if title else client))
    return rows
