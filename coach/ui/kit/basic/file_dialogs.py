# SPDX-License-Identifier: MIT
"""The dialogs that ask for a file. Where it lies is nobody's business: no folder is remembered."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

_QT = "QtProject"  # whose settings Qt keeps the folders of its dialogs in, for all programs
_FOLDERS = ("FileDialog/lastVisited", "FileDialog/history")


def documents_folder() -> str:
    """The user's folder for documents, or else the home folder; never the working folder."""
    from PySide6.QtCore import QStandardPaths  # noqa: PLC0415 - not for the start

    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = QStandardPaths.writableLocation(place)
    return folder if folder and Path(folder).is_dir() else str(Path.home())


def keep_no_settings_of_qt() -> None:
    """Let Qt write no settings of its own, where those are files (everywhere but Windows, macOS).

    A dialog writes the folders that it showed into a file that all programs with Qt share.
    """
    scope, form = QSettings.Scope.UserScope, QSettings.Format.NativeFormat
    QSettings.setPath(form, scope, os.devnull)  # no folder: nothing can be written there


def file_dialog(parent: QWidget, title: str, name: str) -> QFileDialog:
    """A dialog over the user's documents, which goes when it is closed.

    Args:
        parent: What it stands over.
        title: Of the dialog.
        name: Its object name.
    """
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - not for the start

    dialog = QFileDialog(parent, title)
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setDirectory(documents_folder())
    dialog.destroyed.connect(_forget_folders)
    return dialog


def _forget_folders() -> None:
    """Take out what a dialog has just written, where its settings are no file."""
    settings = QSettings(QSettings.Scope.UserScope, _QT)
    for key in _FOLDERS:
        settings.remove(key)
