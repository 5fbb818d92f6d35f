"""Kills a writing program again and again: what was acknowledged must be in the file, whole.

    python tests/campaigns/kill_loop.py [KILLS]

A child process edits one measure after another and prints the number of each edit once it is
durable; the parent kills it at a random moment, opens the file and looks. Exit status 1 if an
acknowledged edit is missing or the file is not sound.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from desktop_app.application.commands import ChangeField, Together
from desktop_app.storage.plan_file import reading
from tests.helpers.sample import new_file, open_session, open_store


def write_without_end(path: Path, start: int) -> None:
    """Numbers the text of the first two measures upwards, both in one step."""
    session = open_session(path)
    one, other = session.plan.measures()[:2]
    number = start
    while True:
        number += 1
        text = f"{number}"
        session.execute(
            Together((ChangeField(one.id, "text", text), ChangeField(other.id, "text", text)))
        )
        print(number, flush=True)


def run(kills: int) -> int:
    """Returns the exit status."""
    chance = random.Random(20230512)
    acknowledged = 0
    with tempfile.TemporaryDirectory() as folder:
        path = new_file(Path(folder))
        for _ in range(kills):
            acknowledged = _kill_one(path, acknowledged, chance)
            open_store(path).close()  # rolls an unfinished transaction back
            with reading(path) as store:
                store.verify()
                texts = [measure.text for measure in store.load().measures()[:2]]
            if texts[0] != texts[1] and acknowledged:
                print(f"torn: {texts}")
                return 1
            if acknowledged and int(texts[0]) < acknowledged:
                print(f"lost: {acknowledged} was acknowledged, {texts[0]} is in the file")
                return 1
            acknowledged = int(texts[0]) if acknowledged else 0
    print(f"{kills} kills, {acknowledged} edits, none lost, none torn")
    return 0


def _kill_one(path: Path, acknowledged: int, chance: random.Random) -> int:
    command = [sys.executable, __file__, "--write", str(path), str(acknowledged)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        acknowledged = int(child.stdout.readline() or acknowledged)
        time.sleep(chance.random() * 0.05)
        child.kill()
        rest = child.stdout.read()
    lines = [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    return int(lines[-1]) if lines else acknowledged


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write_without_end(Path(sys.argv[2]), int(sys.argv[3]))
    sys.exit(run(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
