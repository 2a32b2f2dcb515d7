"""What lies beside a data file and belongs to it, by the end of its name."""

from __future__ import annotations

import os
from pathlib import Path

JOURNAL, INDEX = "-wal", "-shm"  # behind the name of a data file: SQLite's own
AWAY = ".away"  # behind the name of a damaged file while it is closed


def beside(file: Path, ending: str) -> Path:
    """What belongs to a data file, by the end of its name; of a link, where the file itself is."""
    return Path(f"{os.path.realpath(file)}{ending}")
