# SPDX-License-Identifier: MIT
"""Says in one sentence that Python is too old, before pip gets lost in versions of libraries."""

from __future__ import annotations

import sys

from hatchling.metadata.plugin.interface import MetadataHookInterface


class PythonVersion(MetadataHookInterface):
    """Adds nothing to the metadata; ends the build where Python is older than 3.11."""

    def update(self, metadata: dict[str, object]) -> None:  # noqa: ARG002 - the hook's own form
        """Refuse a Python that is too old.

        Raises:
            SystemExit: With the sentence for the user.
        """
        if sys.version_info < (3, 11):
            found = ".".join(str(part) for part in sys.version_info[:3])
            sys.exit(
                f"Good Terms needs Python 3.11 or newer; this is Python {found}. "
                "Install a newer one, and type the same line with python3.12 in place of python3."
            )
