"""When Python looks for rings of unused objects: not while a start makes many that stay."""

import gc
from typing import Final

_MANY: Final = 10_000
"""New objects between two looks, so that one takes no longer than a moment."""


def pause() -> None:
    """Until `resume`."""
    gc.disable()


def resume() -> None:
    """What there was to load is loaded."""
    gc.set_threshold(_MANY)
    gc.enable()
