"""Two years of reporting by commands: figures of each 基準日, reproducible; a late correction."""

from __future__ import annotations

import json
from pathlib import Path

from desktop_app.application.plan_json import Json
from tests.cli.conftest import Run

ROUNDS = (("2023-07-31", "2023-08-10"), ("2023-12-31", "2024-01-31"), ("2025-03-31", "2025-04-25"))


class Walk:
    """A file that is told things line by line, and asked where it stands."""

    def __init__(self, file: Path, run: Run) -> None:
        self.file = file
        self._run = run

    def tell(self, *commands: dict[str, Json]) -> list[int]:
        """Applies commands; the ids that they made."""
        lines = "\n".join(json.dumps(each, ensure_ascii=False) for each in commands)
        ended = self._run("apply", self.file, "-", stdin=lines.encode())
        assert (ended.status, ended.err) == (0, "")
        told = [json.loads(line)["new_ids"] for line in ended.out.splitlines()]
        return [id_ for ids in told for id_ in ids]

    def figures(self, as_of: str) -> dict[str, int]:
        """How many measures stand where."""
        told = self.status(as_of)
        sums: dict[str, int] = {}
        for counts in told["counts"].values():
            for status, count in counts.items():
                sums[status] = sums.get(status, 0) + count
        return {status: count for status, count in sums.items() if count}

    def status(self, as_of: str) -> dict:  # type: ignore[type-arg]
        """The whole answer of `status`."""
        ended = self._run("status", self.file, "--as-of", as_of, "--json")
        assert ended.status == 0
        return dict(json.loads(ended.out))

    def report(self, number: int, as_of: str, submitted: str) -> None:
        """A report frozen and entered in the register."""
        name = f"第{number}回報告"
        frozen: dict[str, Json] = {"command": "freeze_version", "name": name}
        (version,) = self.tell({**frozen, "date": submitted, "occasion": "reported"})
        values: dict[str, Json] = {
            "number": number,
            "as_of": as_of,
            "submitted_on": submitted,
            "version": version,
        }
        self.tell({"command": "add_entity", "kind": "report", "values": values})


def edit(measure: int, as_of: str, **values: Json) -> dict[str, Json]:
    return {"command": "edit_progress", "measure": measure, "as_of": as_of, "values": values}


def test_two_years_by_commands(sample: Path, run: Run) -> None:
    walk = Walk(sample, run)
    told = json.loads(run("dump", sample).out)
    all_of_them = [
        measure
        for chapter in told["chapters"]
        for item in chapter["items"]
        for measure in item["measures"]
    ]
    ids = [each["id"] for each in all_of_them]
    seminar = next(each["id"] for each in all_of_them if each["timing"]["text"] == "8月")
    silent = ids[1]
    rest = [id_ for id_ in ids if id_ not in (seminar, silent)]
    walk.tell(
        {
            "command": "freeze_version",
            "name": "提出",
            "date": "2023-05-12",
            "occasion": "submitted",
        }
    )
    assert walk.figures("2023-05-12") == {"no-entry": 37}

    # 第1回: one measure is prepared, one is silent.
    first, second, third = (as_of for as_of, _ in ROUNDS)
    walk.tell(*(edit(id_, first, status="continuing", report_wording="継続") for id_ in rest))
    walk.tell(edit(seminar, first, status="preparing"))
    shown = {first: {"continuing": 35, "preparing": 1, "no-entry": 1}}
    assert walk.figures(first) == shown[first]
    assert walk.status(first)["unconfirmed"] == [silent]
    walk.report(1, *ROUNDS[0])
    assert [each["id"] for each in walk.status("2023-09-01")["overdue"]] == [seminar]

    # 第2回: the seminar was held; the rest is confirmed in one line.
    done = edit(seminar, second, status="done", finished_on="2023-08-25")
    walk.tell(done, {"command": "confirm_unchanged", "measures": rest, "as_of": second})
    shown[second] = {"continuing": 35, "done": 1, "no-entry": 1}
    assert walk.figures(second) == shown[second]
    walk.report(2, *ROUNDS[1])

    # 第3回: the silent one is done, one is given up.
    walk.tell(
        edit(silent, third, status="done", finished_on="2025-02-28"),
        edit(rest[1], third, status="cancelled", reason="対象がなくなったため"),
        {"command": "confirm_unchanged", "measures": [*rest, seminar], "as_of": third},
    )
    shown[third] = {"continuing": 34, "done": 2, "cancelled": 1}
    assert walk.figures(third) == shown[third]
    assert walk.status(third)["unconfirmed"] == []
    walk.report(3, *ROUNDS[2])
    assert {as_of: walk.figures(as_of) for as_of in shown} == shown

    # A correction of the first day, typed two years later: that day changes, no other does, and
    # what was reported is what was frozen.
    printed = summary(walk, run, "第1回報告")
    walk.tell(edit(rest[0], first, status="in-progress"))
    shown[first] = {"continuing": 34, "in-progress": 1, "preparing": 1, "no-entry": 1}
    assert {as_of: walk.figures(as_of) for as_of in shown} == shown
    assert summary(walk, run, "第1回報告") == printed
    entries = [
        e for e in json.loads(run("dump", sample).out)["progress"] if e["measure"] == rest[0]
    ]
    corrected = [each for each in entries if each["as_of"] == first]
    assert [each["status"] for each in corrected] == ["continuing", "in-progress"]
    assert corrected[1]["replaces"] == corrected[0]["id"]
    assert run("verify", sample).status == 0


def summary(walk: Walk, run: Run, version: str) -> bytes:
    """The 総括表 of a version, as a file."""
    target = walk.file.with_name("総括表.docx")
    target.unlink(missing_ok=True)
    ended = run("export", walk.file, "--report", "summary", "--version", version, "-o", target)
    assert (ended.status, ended.err) == (0, ended.err)
    return target.read_bytes()
