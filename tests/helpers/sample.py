"""The bundled samples and plan files for tests."""

import datetime
import json
from pathlib import Path

from desktop_app.application.plan_json import plan_from_json
from desktop_app.application.session import PlanSession
from desktop_app.domain.plan import Plan
from desktop_app.storage.plan_file import create_plan_file, open_plan_file
from desktop_app.storage.store import SqlitePlanStore

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
NOW = datetime.datetime(2024, 4, 1, 9, 30)  # noqa: DTZ001 - plan files keep local time


def submitted_plan() -> Plan:
    """The bundled plan of 2023-05-12."""
    return plan_from_json(json.loads((SAMPLES / "submitted.json").read_text(encoding="utf-8")))


def new_file(folder: Path, plan: Plan | None = None, *, name: str = "計画.kaizen") -> Path:
    """A plan file; without a plan, of the bundled one."""
    path = folder / name
    create_plan_file(path, plan or submitted_plan(), who="山田", now=NOW)
    return path


def open_store(path: Path) -> SqlitePlanStore:
    """The file opened for editing, with its backups beside it."""
    backups = path.parent / "backups"
    return open_plan_file(path, who="山田", now=NOW, backup_folder=backups).store


def open_session(path: Path) -> PlanSession:
    """A session on the file."""
    return PlanSession(open_store(path), now=lambda: NOW, who="山田")
