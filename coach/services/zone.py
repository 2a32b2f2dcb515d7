"""The IANA name of the time zone the user sits in."""

from __future__ import annotations

import os
from pathlib import Path

_LINK = Path("/etc/localtime")
_FOLDER = "zoneinfo/"


def local_zone() -> str:
    """As in "Europe/Dublin"; empty where the system does not say it in IANA's words."""
    named = os.environ.get("TZ", "").lstrip(":")
    if "/" in named and not named.startswith("/"):
        return named
    try:
        target = str(_LINK.readlink())
    except OSError:
        return ""
    return target.partition(_FOLDER)[2]
