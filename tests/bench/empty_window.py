"""The reference of `start`: an empty PySide6 window, timed by the program's own hook."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from coach.ui.window.first_paint import after_first_paint

if __name__ == "__main__":
    app = QApplication(["empty"])
    window = QMainWindow()
    window.resize(1180, 760)
    window.show()
    after_first_paint(window, window.update)
    sys.exit(app.exec())
