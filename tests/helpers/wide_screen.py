"""A screen as most have: the one of Qt's platform without a screen has 800 pixels a side."""

from __future__ import annotations

import json
from pathlib import Path

_SCREEN = {"name": "usual", "x": 0, "y": 0, "width": 1366, "height": 792}


def wide_screen(folder: Path) -> str:
    """What QT_QPA_PLATFORM says to a program that starts."""
    told = folder / "screens.json"
    told.write_text(json.dumps({"screens": [_SCREEN]}), "utf-8")
    return f"offscreen:configfile={told}"
