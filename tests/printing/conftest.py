"""Pages need Qt's application, but no window."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """pytest-qt's application, for every test here."""
    return qapp
