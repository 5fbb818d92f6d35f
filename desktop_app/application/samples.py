"""The bundled plans. Nothing of them stands in the code: each is a file under resources/samples."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

from desktop_app.application.plan_json import JsonObject, plan_from_json
from desktop_app.domain.plan import Plan, new_id

SUBMITTED = "submitted"
EMPTY = "empty"


def submitted_plan(resources: Path) -> Plan:
    """The plan that was submitted and published; its ids are the same in every copy."""
    return _read(resources, SUBMITTED)


def empty_plan(resources: Path) -> Plan:
    """The usual chapters without items: the start of another plan, so all its ids are new."""
    plan = _read(resources, EMPTY)
    chapters = tuple(replace(chapter, id=new_id()) for chapter in plan.chapters)
    return replace(plan, id=new_id(), chapters=chapters)


def _read(resources: Path, name: str) -> Plan:
    text = (resources / "samples" / f"{name}.json").read_text(encoding="utf-8")
    told = cast("JsonObject", json.loads(text))
    if not isinstance(told, Mapping):
        raise TypeError(name)
    return plan_from_json(told)
