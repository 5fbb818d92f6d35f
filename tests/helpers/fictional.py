"""The fictional sample as a file: its story is played once, then the file is copied."""

import json
import sys
import tempfile
from functools import cache
from pathlib import Path

from desktop_app.application.samples import fictional_plan, play_fictional
from desktop_app.storage.store import SqlitePlanStore
from tests.helpers.sample import SAMPLES, new_file, open_store

RESOURCES = SAMPLES.parent


@cache
def _bytes() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = new_file(Path(folder), fictional_plan(RESOURCES))
        store = open_store(path)
        play_fictional(store, RESOURCES)
        store.close()
        return path.read_bytes()


def fictional_store(folder: Path) -> SqlitePlanStore:
    """The sample opened for editing."""
    path = folder / "架空.kaizen"
    path.write_bytes(_bytes())
    return open_store(path)


@cache
def ids() -> dict[str, int]:
    """The ids of the sample's measures by the names that its texts give them, such as "a5"."""
    sys.path.insert(0, str(SAMPLES))
    try:
        from make_fictional import id_of, measures  # type: ignore[import-not-found]
    finally:
        sys.path.remove(str(SAMPLES))
    return {each["key"]: id_of(f"measure:{each['key']}") for each in measures()}


def generated() -> tuple[str, str]:
    """What the script would write now: the plan and the story."""
    sys.path.insert(0, str(SAMPLES))
    try:
        from make_fictional import told_plan, told_story
    finally:
        sys.path.remove(str(SAMPLES))
    plan = json.dumps(told_plan(), ensure_ascii=False, indent=1)
    story = "\n".join(json.dumps(line, ensure_ascii=False) for line in told_story())
    return f"{plan}\n", f"{story}\n"
