"""Kills a writing program again and again: what was acknowledged must be in the file, whole.

    python tests/campaigns/kill_loop.py [KILLS]

A child process opens the file as the window does, with its backup made beside it, edits one measure
after another and prints the number of each edit once it is durable; the parent kills it at a random
moment, opens the file and looks. Exit status 1 if an acknowledged edit is missing, the file is not
sound, or it was changed without a sound backup of what it held before.
"""

import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from desktop_app.application.commands import ChangeField, Together
from desktop_app.application.session import PlanSession
from desktop_app.domain.plan import Plan
from desktop_app.storage.backup import backups_in
from desktop_app.storage.plan_file import open_plan_file, reading
from desktop_app.storage.store import SqlitePlanStore
from desktop_app.support import clock
from tests.helpers.sample import new_file


def open_at_leisure(path: Path, backups: Path) -> SqlitePlanStore:
    """As the window opens a file."""
    opened = open_plan_file(path, who="山田", now=clock.now(), backup_folder=backups, at_once=False)
    return opened.store


def write_without_end(path: Path, start: int) -> None:
    """Numbers the text of the first two measures upwards, both in one step."""
    store = open_at_leisure(path, path.parent / "backups")
    session = PlanSession(store, now=clock.now, who="山田")
    print(start, flush=True)
    if start % 2:  # else the first change comes before the thread
        threading.Thread(target=store.keep_safe).start()
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
    acknowledged = edited = 0
    with tempfile.TemporaryDirectory() as folder:
        path = new_file(Path(folder))
        before = _plan_in(path)
        for _ in range(kills):
            acknowledged = _kill_one(path, acknowledged, chance)
            open_at_leisure(path, Path(folder)).close()  # rolls an unfinished transaction back
            plan = _plan_in(path)
            fault = _fault(plan, acknowledged) or _fault_of_backup(path, plan, before)
            if fault:
                print(fault)
                return 1
            edited += plan != before
            acknowledged, before = _number_of(plan), plan
    print(f"{kills} kills, {edited} after a change, {acknowledged} edits, none lost, none torn")
    return 0


def _fault(plan: Plan, acknowledged: int) -> str:
    texts = [measure.text for measure in plan.measures()[:2]]
    if _number_of(plan) and texts[0] != texts[1]:
        return f"torn: {texts}"
    if _number_of(plan) < acknowledged:
        return f"lost: {acknowledged} was acknowledged, {texts[0]} is in the file"
    return ""


def _fault_of_backup(path: Path, plan: Plan, before: Plan) -> str:
    copies = backups_in(path.parent / "backups" / str(plan.id))
    if plan == before or any(_plan_in(copy) == before for copy in reversed(copies)):
        return ""
    return f"changed without a backup: {[copy.name for copy in copies]}"


def _plan_in(path: Path) -> Plan:
    with reading(path) as store:
        store.verify()
        return store.load()


def _number_of(plan: Plan) -> int:
    text = plan.measures()[0].text
    return int(text) if text.isdecimal() else 0


def _kill_one(path: Path, acknowledged: int, chance: random.Random) -> int:
    command = [sys.executable, __file__, "--write", str(path), str(acknowledged)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        acknowledged = int(child.stdout.readline() or acknowledged)
        time.sleep(chance.random() * 0.6)
        child.kill()
        rest = child.stdout.read()
    lines = [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    return int(lines[-1]) if lines else acknowledged


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write_without_end(Path(sys.argv[2]), int(sys.argv[3]))
    sys.exit(run(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
