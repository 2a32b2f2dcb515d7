# SPDX-License-Identifier: MIT
"""The prompter: the talk in large type, one part at a time, with a clock."""
