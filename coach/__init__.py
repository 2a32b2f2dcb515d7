# SPDX-License-Identifier: MIT
"""Good Terms: a coach for the hardest conversation in sales."""

from __future__ import annotations

__version__ = "0.1.0"
