# SPDX-License-Identifier: MIT
"""Good Terms: a coach for the hardest conversation in sales."""

from __future__ import annotations

import logging

__version__ = "0.1.0"

# What is logged goes nowhere until the window has its log file (`coach.log_file`).
logging.getLogger(__name__).addHandler(logging.NullHandler())
