"""A pack as it is looked at, made by hand."""

from __future__ import annotations

from coach.domain.packs import PackChange, PackField, PackPreview
from coach.ui.shell.pack_route import PackRoute

PREVIEW = PackPreview(
    "my-firm",
    "How we say it",
    "1.1",
    "For our firm alone",
    "0" * 64,
    b"",
    (
        PackChange(
            "talk",
            "invest/promise",
            "One small promise",
            (
                PackField("Title", "One useful promise", "One small promise"),
                PackField("Any", "One thing before we go.\n\nOne thing.", "One thing, if I may."),
                PackField("Role", "core", "core"),
            ),
            "Good Terms",
        ),
        PackChange(
            "scripts",
            "the-third-reminder",
            "The third reminder",
            (PackField("Rule", "", "Ask for a day, and write it down while they say it."),),
        ),
    ),
    version_before="1.0",
)
ROUTE = PackRoute("my-firm", PREVIEW)
