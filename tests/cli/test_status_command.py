"""`status` and `new --sample fictional` on the command line."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from desktop_app.support import clock
from tests.cli.conftest import Run

STATUSES = [
    "no-entry",
    "not-started",
    "preparing",
    "in-progress",
    "continuing",
    "done",
    "cancelled",
    "merged",
]


@pytest.fixture
def fictional(tmp_path: Path, run: Run) -> Path:
    file = tmp_path / "架空.kaizen"
    assert run("new", file, "--sample", "fictional").status == 0
    return file


def test_the_answer_has_the_promised_form(sample: Path, run: Run) -> None:
    ended = run("status", sample, "--as-of", "2024-06-30", "--json")
    told = json.loads(ended.out)
    assert list(told) == [
        "as_of",
        "counts",
        "total",
        "overdue",
        "due_next",
        "open_windows",
        "unconfirmed",
        "planned",
        "doubtful",
    ]
    assert (told["as_of"], told["total"], len(told["overdue"])) == ("2024-06-30", 37, 5)
    assert list(told["counts"]) == ["1", "2", "3", "4", "5", "6"]
    assert all(list(counts) == STATUSES for counts in told["counts"].values())
    assert sum(counts["no-entry"] for counts in told["counts"].values()) == 37
    assert told["overdue"][0]["why"] == (
        "実施時期「8月」の終わり（2023-08-31）を304日過ぎ、進捗が未入力です。"
    )
    assert {each["state"] for each in told["open_windows"]} == {"missed", "running"}
    assert len(told["unconfirmed"]) == 37


def test_nothing_is_overdue_on_the_plans_own_day(sample: Path, run: Run) -> None:
    told = json.loads(run("status", sample, "--as-of", "2023-05-12", "--json").out)
    assert told["overdue"] == []


def test_without_a_day_it_is_today(sample: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2024, 1, 31))
    assert json.loads(run("status", sample, "--json").out)["as_of"] == "2024-01-31"
    assert run("status", sample).out.startswith("基準日: 2024-01-31\n")


def test_the_weeks_say_how_far_to_look(fictional: Path, run: Run) -> None:
    found = {}
    for weeks in ("0", "100"):
        ended = run("status", fictional, "--as-of", "2024-02-01", "--weeks", weeks, "--json")
        found[weeks] = json.loads(ended.out)["due_next"]
    assert [(each["event"], each["on"]) for each in found["0"]] == [("start", "2024-02-01")]
    assert len(found["100"]) > 5
    assert run("status", fictional, "--weeks", "-1").status == 2


def test_the_text_tells_the_figures(fictional: Path, run: Run) -> None:
    lines = run("status", fictional, "--as-of", "2025-04-10").out.splitlines()
    assert lines[:3] == ["基準日: 2025-04-10", "全48施策", "  準備中 2"]
    assert "期限超過 2" in lines
    assert any("「実施中」のままです" in line for line in lines)


def test_the_fictional_sample_dumps_and_verifies(fictional: Path, run: Run) -> None:
    assert run("verify", fictional).status == 0
    told = json.loads(run("dump", fictional).out)
    assert len(told["departments"]) == 9
    assert len(told["reports"]) == 4
    assert {entry["pace"] for entry in told["progress"]} == {""}
    assert told["occurrences"][0]["on"] == "2023-07-01"
    assert told["departments"][4]["name"] == "デジタル推進部"


def test_a_story_that_breaks_leaves_no_file(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("desktop_app.cli.new_command.play_fictional", fail)
    file = tmp_path / "架空.kaizen"
    assert run("new", file, "--sample", "fictional").status == 1
    assert not file.exists()


@pytest.mark.parametrize("words", [["--sample"], ["--sample", "submitted"]])
def test_the_real_plan_is_the_sample_by_default(tmp_path: Path, run: Run, words: list[str]) -> None:
    file = tmp_path / "a.kaizen"
    assert run("new", file, *words).status == 0
    told = json.loads(run("dump", file).out)
    assert told["plan"]["company"] == "九州電力株式会社"


def test_progress_is_entered_by_apply(sample: Path, run: Run, tmp_path: Path) -> None:
    told = json.loads(run("dump", sample).out)
    measures = [m["id"] for c in told["chapters"] for i in c["items"] for m in i["measures"]]
    day = "2024-03-31"
    commands = [
        {"command": "edit_progress", "measure": m, "as_of": day, "values": {"status": "done"}}
        for m in measures[:2]
    ]
    commands += [
        {"command": "confirm_unchanged", "measures": measures[:2], "as_of": "2024-04-30"},
        {"command": "add_entity", "kind": "department", "id": 7, "values": {"name": "総務部"}},
        {"command": "assign_measures", "measures": measures, "department": 7, "role": "lead"},
        {"command": "rename_department", "department": 7, "name": "管理部", "on": day},
    ]
    lines = tmp_path / "commands.jsonl"
    lines.write_text("\n".join(json.dumps(each) for each in commands), encoding="utf-8")
    ended = run("apply", sample, lines)
    assert (ended.status, ended.err) == (0, ended.err)
    found = json.loads(run("status", sample, "--as-of", "2024-04-30", "--json").out)
    assert found["doubtful"] == [{"id": m, "doubts": ["no-finish"]} for m in measures[:2]]
    printed = run("status", sample, "--as-of", "2024-04-30").out.splitlines()
    assert "要見直し 2" in printed
    assert sum(line.endswith("完了日なし") for line in printed) == 2
    assert sum(counts["done"] for counts in found["counts"].values()) == 2
