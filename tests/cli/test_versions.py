"""freeze, versions, compare: versions without a window."""

import datetime
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
from docx import Document
from msgspec.structs import replace

from desktop_app.application.plan_json import Json, JsonObject
from desktop_app.reports import wording
from desktop_app.reports.document import MarkStyle
from desktop_app.reports.kept import kept_settings, with_kept
from desktop_app.reports.options import Calendar, ReportOptions
from tests.cli.conftest import Run

TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"

FREEZE = ("--name", "業務改善計画", "--date", "2023-05-12", "--occasion", "submitted")


def _objects(told: Json) -> list[JsonObject]:
    assert isinstance(told, list)
    return [cast("JsonObject", each) for each in told]


def _measure(sample: Path) -> int:
    with closing(sqlite3.connect(sample)) as connection:
        found = "SELECT id FROM measure WHERE timing_text = '2023年度上期' LIMIT 1"
        return int(connection.execute(found).fetchone()[0])


def _apply(run: Run, sample: Path, *commands: JsonObject) -> list[JsonObject]:
    lines = "\n".join(json.dumps(command) for command in commands).encode()
    ended = run("apply", sample, "-", stdin=lines)
    assert ended.status == 0, ended.err
    return [json.loads(line) for line in ended.out.splitlines()]


def test_a_frozen_version_is_listed_with_its_files(run: Run, sample: Path, tmp_path: Path) -> None:
    document = tmp_path / "計画.pdf"
    document.write_bytes(b"%PDF-1.7 \x00\xff")
    frozen = run("freeze", sample, *FREEZE, "--addressee", "経済産業大臣", "--file", document)
    assert frozen.status == 0, frozen.err
    (version,) = _objects(run("versions", sample, "--json").json()["versions"])
    assert version["id"] == frozen.json()["id"]
    assert (version["name"], version["date"]) == ("業務改善計画", "2023-05-12")
    assert (version["occasion"], version["addressee"]) == ("submitted", "経済産業大臣")
    assert version["in_force"] is True
    assert [each["name"] for each in _objects(version["files"])] == ["計画.pdf"]
    folder = tmp_path / "取り出し"
    folder.mkdir()
    again = ("versions", sample, "--version", "業務改善計画", "--save-files", folder)
    assert run(*again).status == 0
    assert (folder / "計画.pdf").read_bytes() == document.read_bytes()
    assert run(*again).status == 1
    assert run("verify", sample).status == 0


@pytest.mark.parametrize("word", ["提出", "第2回報告", "第２回報告", "revised"])
def test_the_occasion_may_be_said_in_its_own_word(run: Run, sample: Path, word: str) -> None:
    _register_second_report(run, sample)
    words = ("--name", "版", "--date", "2023-05-12", "--occasion", word)
    assert run("freeze", sample, *words).status == 0


def _register_second_report(run: Run, sample: Path) -> None:
    with closing(sqlite3.connect(sample)) as connection:
        plan = int(connection.execute("SELECT id FROM plan").fetchone()[0])
    report: JsonObject = {
        "command": "add_entity", "kind": "report", "parent": plan,
        "values": {"number": 2, "as_of": "2023-09-30"},
    }  # fmt: skip
    _apply(run, sample, report)


def test_a_report_that_the_register_lacks_or_has_already_is_refused(run: Run, sample: Path) -> None:
    _register_second_report(run, sample)
    words = ("--date", "2023-10-31", "--occasion", "第2回報告", "--name")
    assert run("freeze", sample, *words, "秋の報告").status == 0
    again = run("freeze", sample, *words, "秋の報告の訂正")
    assert again.status == 1
    assert "第2回報告として提出した版が、報告の記録にもうあります" in again.err
    third = run("freeze", sample, *words[:-2], "第3回報告", "--name", "冬の報告")
    assert third.status == 1
    assert "報告の記録に第3回がありません" in third.err
    assert run("versions", sample).out.count("秋の報告") == 1


def test_the_nth_report_of_the_register_knows_its_version(run: Run, sample: Path) -> None:
    _register_second_report(run, sample)
    words = ("--name", "秋の報告", "--date", "2023-10-31", "--occasion", "第２回報告")
    made = run("freeze", sample, *words).json()["id"]
    (told,) = _objects(run("dump", sample).json()["reports"])
    assert (told["version"], told["submitted_on"]) == (made, "2023-10-31")
    ended = run("export", sample, "--report", "summary", "--version", "秋の報告", "-o",
                sample.with_name("a.docx"))  # fmt: skip
    assert "基準日: 2023-09-30（版「秋の報告」）" in ended.err


def test_a_version_by_name_only_has_no_root(run: Run, sample: Path) -> None:
    words = ("--name", "再発防止策", "--date", "2023-03-29", "--occasion", "公表", "--name-only")
    assert run("freeze", sample, *words).json()["root"] == ""
    assert "名前と日付だけ" in run("versions", sample).out
    assert run("compare", sample, "再発防止策").status == 1


def test_marks_set_by_hand_are_explained_by_a_version_of_name_and_date(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    words = ("--name", "当初の対策", "--date", "2023-03-28", "--occasion", "公表", "--name-only")
    assert run("freeze", sample, *words).status == 0
    measure = _measure(sample)
    mark: JsonObject = {
        "command": "change_field", "entity": measure, "field": "new", "value": True,
    }  # fmt: skip
    _apply(run, sample, mark)
    out = tmp_path / "a.docx"
    against = ("--compare-with", "当初の対策")
    assert run("export", sample, "--report", "plan", *against, "-o", out).status == 0
    paragraphs = Document(str(out)).element.iter(TEXT)
    said = "".join(p.text or "" for p in paragraphs)
    assert "(注) 赤字：3月28日に公表した当初の対策に対し新たに計画した項目" in said
    refused = run("export", sample, "--report", "comparison", *against, "-o", tmp_path / "b.docx")
    assert refused.status == 1
    assert "内容がありません" in refused.err


def test_an_older_plan_in_a_file_of_its_own_becomes_a_version(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """`--from`; its measures are those of today, so that the two compare."""
    other = tmp_path / "3月29日.kaizen"
    other.write_bytes(sample.read_bytes())
    measure = _measure(other)
    _apply(run, other, {"command": "delete_entity", "entity": measure})
    _apply(run, sample, {
        "command": "record_progress", "measure": measure, "as_of": "2023-09-30", "status": "done",
    })  # fmt: skip
    words = ("--name", "再発防止策", "--date", "2023-03-29", "--occasion", "公表", "--from", other)
    assert run("freeze", sample, *words, "--name-only").status == 1
    assert run("freeze", sample, *words).json()["root"] != ""
    told = run("compare", sample, "再発防止策", "--json").json()
    assert measure in [each["id"] for each in _objects(told["added"])]
    assert told["removed"] == told["retimed"] == told["reworded"] == []
    assert run("verify", sample).status == 0
    broken: JsonObject = {
        "command": "freeze_version", "name": "版", "date": "2023-03-29", "occasion": "published",
        "content": "[]",
    }  # fmt: skip
    refused = run("apply", sample, "-", stdin=json.dumps(broken).encode())
    assert refused.status == 1
    assert "計画として読み取れません" in refused.err


def test_a_change_of_date_is_told_only_once_it_is_adopted(run: Run, sample: Path) -> None:
    assert run("freeze", sample, *FREEZE).status == 0
    measure = _measure(sample)
    timing: JsonObject = {
        "command": "change_timing", "measure": measure, "text": "2023年度下期",
    }  # fmt: skip
    (made,) = _apply(run, sample, timing)
    empty: JsonObject = {
        "added": [], "removed": [], "moved": [], "reworded": [], "retimed": [],
    }  # fmt: skip
    assert run("compare", sample, "業務改善計画", "--json").json() == empty
    (proposal,) = cast("list[int]", made["new_ids"])
    reason: JsonObject = {
        "command": "change_field", "entity": proposal, "field": "reason", "value": "納入の遅れ",
    }  # fmt: skip
    adopt: JsonObject = {"command": "adopt_timing", "measure": measure, "on": "2023-09-01"}
    _apply(run, sample, reason, adopt)
    told = run("compare", sample, "業務改善計画", "--json").json()
    assert told["retimed"] == [
        {
            "id": measure,
            "from": "2023年度上期",
            "to": "2023年度下期",
            "slip": "2023年度上期 → 2023年度下期（半期の延期）",
            "reason": "納入の遅れ",
        }
    ]
    assert "半期の延期" in run("compare", sample, "業務改善計画").out
    report = ("--name", "第1回報告", "--date", "2023-10-31", "--occasion", "reported")
    assert run("freeze", sample, *report).status == 0
    between = run("compare", sample, "業務改善計画", "第1回報告", "--json").json()
    assert between == told
    assert run("compare", sample, "第1回報告", "--json").json() == empty


def test_many_proposals_are_adopted_by_one_line_that_names_missing_reasons(
    run: Run, sample: Path
) -> None:
    assert run("freeze", sample, *FREEZE).status == 0
    with closing(sqlite3.connect(sample)) as connection:
        found = "SELECT id FROM measure WHERE timing_text <> '' ORDER BY id LIMIT 2"
        measures = [int(row[0]) for row in connection.execute(found)]
    proposals: list[int] = []
    for measure in measures:
        timing: JsonObject = {"command": "change_timing", "measure": measure, "text": "2026年度"}
        (made,) = _apply(run, sample, timing)
        proposals += cast("list[int]", made["new_ids"])
    adopt: JsonObject = {"command": "adopt_timings", "measures": measures, "on": "2023-09-01"}
    refused = run("apply", sample, "-", stdin=json.dumps(adopt).encode())
    assert refused.status == 1
    assert "理由のない変更案が2件あります" in refused.err
    reasons: list[JsonObject] = [
        {"command": "change_field", "entity": each, "field": "reason", "value": "納入の遅れ"}
        for each in proposals
    ]
    _apply(run, sample, *reasons, adopt)
    told = run("compare", sample, "業務改善計画", "--json").json()
    assert {each["id"] for each in _objects(told["retimed"])} == set(measures)


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("freeze", "--name", "a", "--date", "2023-5-1", "--occasion", "提出"), 2, "YYYY-MM-DD"),
        (("freeze", "--name", "a", "--date", "2023-05-01", "--occasion", "会議"), 2, "会議"),
        (("freeze", *FREEZE, "--file", "ない.pdf"), 1, "ない.pdf"),
        (("freeze", *FREEZE, "--file", "a.pdf", "--name-only"), 1, "--name-only"),
        (("compare", "ない版"), 1, "ない版"),
        (("versions", "--save-files", "."), 1, "--version"),
    ],
)
def test_wrong_use_ends_in_a_sentence(
    run: Run, sample: Path, words: tuple[str, ...], status: int, told: str
) -> None:
    command, *rest = words
    ended = run(command, sample, *rest)
    assert ended.status == status
    assert told in ended.err


def test_files_may_be_given_to_apply_as_base64(run: Run, sample: Path, tmp_path: Path) -> None:
    freeze: JsonObject = {
        "command": "freeze_version", "name": "計画", "date": "2023-05-12",
        "occasion": "submitted", "files": {"計画.pdf": "JVBERg=="}, "settings": {"wording": "様式"},
    }  # fmt: skip
    _apply(run, sample, freeze)
    assert run("versions", sample, "--version", "計画", "--save-files", tmp_path).status == 0
    assert (tmp_path / "計画.pdf").read_bytes() == b"%PDF"


def test_a_version_exported_anew_says_the_same_text(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever became of the plan and of the words of the program since."""
    first, again, now, draft = (tmp_path / f"{name}.docx" for name in ("一", "二", "今", "案"))
    assert run("export", sample, "--report", "plan", "-o", first).status == 0
    assert run("freeze", sample, *FREEZE).status == 0
    change: JsonObject = {
        "command": "change_field", "entity": _measure(sample), "field": "text", "value": "別の文",
    }  # fmt: skip
    _apply(run, sample, change)
    shipped = wording.wording_text()
    monkeypatch.setattr(wording, "wording_text", lambda: shipped.replace("実施時期", "期限"))
    wording.load_wording.cache_clear()
    try:
        version = ("--version", "業務改善計画")
        assert run("export", sample, "--report", "plan", *version, "-o", again).status == 0
        in_force = run("export", sample, "--report", "plan", "-o", now)
        assert "最後の版を確定した後の変更は" in in_force.err
        working = ("--version", "working")
        assert run("export", sample, "--report", "plan", *working, "-o", draft).status == 0
    finally:
        wording.load_wording.cache_clear()
    words = {
        path: [p.text for p in Document(str(path)).element.iter(TEXT)]
        for path in (first, again, now, draft)
    }
    assert words[first] == words[again]
    assert "期限" in words[now]
    assert "別の文" not in words[now], "what is in force is printed, in the words of today"
    assert "別の文" in words[draft]


def test_a_version_keeps_how_its_reports_were_chosen_to_look() -> None:
    chosen = replace(
        ReportOptions(as_of=datetime.date(2023, 5, 12)),
        calendar=Calendar.WAREKI,
        marks=MarkStyle.BRACKET,
        wide_digits=True,
    )
    usual = ReportOptions(as_of=chosen.as_of)
    kept = kept_settings({"plan": chosen, "progress": usual})
    assert with_kept(usual, kept, "plan") == chosen
    assert with_kept(usual, kept, "progress") == usual
    assert with_kept(chosen, {}, "plan") == chosen
    assert with_kept(usual, {"choices": '{"plan": {"calendar": "maya"}}'}, "plan") == usual


def test_a_measure_of_the_draft_alone_is_listed_as_planned(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """The report prints what is in force; `--version working` prints the draft as the plan."""
    assert run("freeze", sample, *FREEZE).status == 0
    with closing(sqlite3.connect(sample)) as connection:
        item = int(connection.execute("SELECT id FROM item LIMIT 1").fetchone()[0])
    add: JsonObject = {
        "command": "add_entity", "kind": "measure", "parent": item,
        "values": {"text": "新たな施策"},
    }  # fmt: skip
    _apply(run, sample, add)
    for report in ("progress", "summary"):
        texts: dict[str, str] = {}
        for name, version in (("force", ()), ("draft", ("--version", "working"))):
            out = tmp_path / f"{report}-{name}.docx"
            words = ("--report", report, "--as-of", "2023-09-30", *version, "-o", out)
            assert run("export", sample, *words).status == 0
            texts[name] = "\n".join(p.text or "" for p in Document(str(out)).element.iter(TEXT))
        assert texts["force"].count("新たな施策") == 1
        assert texts["force"].index("追加予定") < texts["force"].index("新たな施策")
        assert "追加予定" not in texts["draft"]
        assert ("新たな施策" in texts["draft"]) == (report == "progress")
    told = run("status", sample, "--as-of", "2023-09-30", "--json").json()
    assert [each["text"] for each in _objects(told["planned"])] == ["新たな施策"]
    assert told["total"] == 37, "nothing counts it"
    assert "追加予定（次の版から） 1" in run("status", sample, "--as-of", "2023-09-30").out
