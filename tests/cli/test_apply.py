"""Editing a plan by commands written as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app.application.command_json import COMMANDS
from desktop_app.application.plan_json import Json
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.plan import Plan
from desktop_app.storage.lock import take_lock, this_program
from desktop_app.storage.plan_file import reading
from desktop_app.support import paths
from tests.cli.conftest import Run

MEASURE = 222481586133114
ITEM = 172571438066348


def line(**told: Json) -> bytes:
    """A command as a line."""
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"


def plan_in(file: Path) -> Plan:
    """What the file holds."""
    with reading(file) as store:
        return store.load()


def test_a_change_of_timing_is_in_the_file(sample: Path, run: Run) -> None:
    ended = run(
        "apply",
        sample,
        "-",
        stdin=line(command="change_timing", measure=MEASURE, text="2023年度下期～"),
    )
    assert ended.status == 0
    assert ended.json() == {"line": 1, "new_ids": []}
    measure = next(m for m in plan_in(sample).measures() if m.id == MEASURE)
    assert measure.timing_text == "2023年度下期～"


def test_new_ids_are_told_for_each_line(sample: Path, run: Run) -> None:
    add = line(command="add_entity", kind="measure", parent=ITEM, values={"text": "新しい施策"})
    ended = run("apply", sample, "-", stdin=add + b"\n" + add)
    told = [json.loads(each) for each in ended.out.splitlines()]
    assert [each["line"] for each in told] == [1, 3]
    ids = [each["new_ids"][0] for each in told]
    assert len(set(ids)) == 2
    assert set(ids) <= {measure.id for measure in plan_in(sample).measures()}


def test_commands_may_come_from_a_file_with_a_mark_and_windows_line_ends(
    sample: Path, run: Run
) -> None:
    commands = sample.with_name("c.jsonl")
    change = line(command="change_field", entity=MEASURE, field="text", value="別の文")
    commands.write_bytes(b"\xef\xbb\xbf" + change.replace(b"\n", b"\r\n"))
    assert run("apply", sample, commands).status == 0
    assert "別の文" in {measure.text for measure in plan_in(sample).measures()}


def test_commands_together_hold_together(sample: Path, run: Run) -> None:
    before = plan_in(sample)
    good: Json = {"command": "change_field", "entity": MEASURE, "field": "text", "value": "x"}
    bad: Json = {"command": "delete_entity", "entity": 1}
    ended = run("apply", sample, "-", stdin=line(command="together", commands=[good, bad]))
    assert ended.status == 1
    assert plan_in(sample) == before


def test_the_first_fault_stops_and_earlier_lines_hold(sample: Path, run: Run) -> None:
    good = line(command="change_field", entity=MEASURE, field="text", value="一行目")
    bad = line(command="change_field", entity=MEASURE, field="text", value=5)
    late = line(command="change_field", entity=MEASURE, field="text", value="三行目")
    ended = run("apply", sample, "-", stdin=good + bad + late)
    assert ended.status == 1
    assert "2 行目で止まりました" in ended.err
    assert "反映済み" in ended.err
    assert len(ended.out.splitlines()) == 1
    texts = {measure.text for measure in plan_in(sample).measures()}
    assert "一行目" in texts
    assert "三行目" not in texts


WRONG_LINES: list[tuple[bytes, str]] = [
    (b"{", "JSON"),
    (b"[1]", "オブジェクト"),
    (b'"x"', "オブジェクト"),
    (b"\xff\xfe", "UTF-8"),
    (b"{}", "「command」がありません"),
    (b'{"command": "fly"}', "「fly」というコマンドはありません"),
    (b'{"command": 5}', "「5」というコマンドはありません"),
    (b'{"command": "delete_entity"}', "「entity」が必要です"),
    (b'{"command": "delete_entity", "entity": 1, "x": 2}', "「x」という項目はありません"),
    (b'{"command": "delete_entity", "entity": "1"}', "「entity」の値"),
    (b'{"command": "delete_entity", "entity": true}', "「entity」の値"),
    (b'{"command": "delete_entity", "entity": 1.5}', "「entity」の値"),
    (b'{"command": "delete_entity", "entity": NaN}', "JSON"),
    (b'{"command": "delete_entity", "entity": 1, "entity": 2}', "二度"),
    (b'{"command": "delete_entity", "entity": 99999999999999999999}', "「entity」の値"),
    (b'{"command": "delete_entity", "entity": ' + b"9" * 5000 + b"}", "JSON"),
    (b'{"command": "delete_entity", "entity": 1}', "ID 1 "),
    (b"[" * 100_000, "入れ子が深すぎます"),
    (b'{"command": "together", "commands": {}}', "「commands」の値"),
    (b'{"command": "together", "commands": [1]}', "オブジェクト"),
    (line(command="change_timing", measure=ITEM, text="4月"), str(ITEM)),
    (b'{"command": "change_timing", "measure": 1, "text": "\\ud800"}', "保存できない文字"),
    (line(command="change_timing", measure=MEASURE, text="x", reference="2023/5/12"), "YYYY"),
    (line(command="add_entity", kind="poem"), "「poem」という種類"),
    (line(command="add_entity", kind="measure"), "置けません"),
    (line(command="add_entity", kind="measure", parent=ITEM, values={"x": 1}), "「x」という欄"),
    (line(command="add_entity", kind="measure", parent=ITEM, values={"new": [1]}), "「values」"),
    (line(command="add_entity", kind="measure", parent=ITEM, values={"new": "1"}), "新規の印"),
    (
        line(command="record_progress", measure=MEASURE, as_of="2023-09-30", status="late"),
        "in-progress",
    ),
    (
        line(command="record_progress", measure=MEASURE, as_of="2023-09-30", status="cancelled"),
        "理由",
    ),
]


@pytest.mark.parametrize(("wrong", "words"), WRONG_LINES, ids=range(len(WRONG_LINES)))
def test_a_wrong_line_is_one_clear_sentence_and_changes_nothing(
    sample: Path, run: Run, wrong: bytes, words: str
) -> None:
    before = plan_in(sample)
    ended = run("apply", sample, "-", stdin=wrong)
    assert (ended.status, ended.out) == (1, "")
    assert words in ended.err
    assert "1 行目" in ended.err
    assert "まだ何も反映していません" in ended.err
    assert ended.err.count("\n") == 1
    assert plan_in(sample) == before


def test_who_writes_the_file_is_named(sample: Path, run: Run) -> None:
    lock = take_lock(sample, this_program(who="佐藤", since="2024-04-01T09:30"))
    assert lock is not None
    ended = run("apply", sample, "-", stdin=line(command="delete_entity", entity=MEASURE))
    assert ended.status == 1
    assert "佐藤" in ended.err
    assert "2024-04-01T09:30" in ended.err
    assert MEASURE in {measure.id for measure in plan_in(sample).measures()}


def test_a_file_of_a_newer_program_is_read_only(sample: Path, run: Run) -> None:
    content = bytearray(sample.read_bytes())
    content[60:64] = (999).to_bytes(4, "big")
    sample.write_bytes(content)
    ended = run("apply", sample, "-", stdin=line(command="delete_entity", entity=MEASURE))
    assert ended.status == 1
    assert "新しいバージョンのプログラム" in ended.err
    assert run("dump", sample).status == 0
    assert sample.read_bytes() == content


def test_a_file_that_takes_no_writing_is_told(
    sample: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.storage.plan_file.take_lock", lambda plan, holder: None)
    ended = run("apply", sample, "-", stdin=line(command="delete_entity", entity=MEASURE))
    assert ended.status == 1
    assert "書き込めません" in ended.err


def test_the_name_given_in_the_window_stands_in_the_records(sample: Path, run: Run) -> None:
    folder = paths.config_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.ini").write_text('[user]\nname="石井, \\"登\\""\n', encoding="utf-8")
    record = line(command="record_progress", measure=MEASURE, as_of="2023-09-30", status="done")
    assert run("apply", sample, "-", stdin=record).status == 0
    with reading(sample) as store:
        [entry] = store.progress_of([MEASURE])
    assert entry.recorded_by == '石井, "登"'


def test_settings_that_cannot_be_read_say_nothing(sample: Path, run: Run) -> None:
    folder = paths.config_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.ini").write_bytes(b"\xff\xfe[[[")
    assert run("verify", sample).status == 0


def test_a_backup_is_made_and_the_lock_is_let_go(sample: Path, run: Run) -> None:
    change = line(command="change_field", entity=MEASURE, field="text", value="あ")
    assert run("apply", sample, "-", stdin=change).status == 0
    assert run("apply", sample, "-", stdin=change).status == 0
    assert list((paths.state_folder() / "backups").glob("*/*.kaizen"))
    assert [path.name for path in sample.parent.iterdir()] == [sample.name]


def test_a_change_without_room_for_a_backup_is_made_and_says_so(sample: Path, run: Run) -> None:
    paths.state_folder().mkdir(parents=True, exist_ok=True)
    (paths.state_folder() / "backups").write_text("a file where the folder should be", "utf-8")
    change = line(command="change_field", entity=MEASURE, field="text", value="あ")
    ended = run("apply", sample, "-", stdin=change)
    assert ended.status == 0
    assert "控えを作れませんでした" in ended.err


def test_a_missing_file_of_commands_is_named(sample: Path, run: Run) -> None:
    ended = run("apply", sample, sample.with_name("無い.jsonl"))
    assert ended.status == 1
    assert "無い.jsonl" in ended.err


def test_the_help_tells_every_command_kind_and_field(run: Run) -> None:
    told = run("apply", "--help").out
    for name in COMMANDS:
        assert f"  {name}\n" in told
    for kind in KINDS:
        if not kind.record:
            assert f"  {kind.name} (" in told
            for field in kind.fields:
                assert f"      {field}: " in told


def test_progress_is_recorded_and_dumped(sample: Path, run: Run) -> None:
    record = line(
        command="record_progress",
        measure=MEASURE,
        as_of="2023-09-30",
        status="in-progress",
        report_wording="研修を実施した",
    )
    ended = run("apply", sample, "-", stdin=record)
    entry = ended.json()["new_ids"]
    told = run("dump", sample).json()["progress"]
    assert isinstance(told, list)
    assert isinstance(entry, list)
    assert [each["id"] for each in told] == entry
    assert told[0]["report_wording"] == "研修を実施した"


def test_a_set_of_words_is_taken_by_its_name_and_spoken_by_status(sample: Path, run: Run) -> None:
    chosen = line(command="use_status_words", preset="four_words")
    done = line(
        command="edit_progress",
        measure=MEASURE,
        as_of="2023-05-12",
        values={"status": "continuing"},
    )
    assert run("apply", sample, "-", stdin=chosen + done).status == 0
    words = {word.status: word.word for word in plan_in(sample).status_words}
    assert words["continuing"] == "継続して実施中"
    assert "  継続して実施中 1" in run("status", sample, "--as-of", "2023-05-12").out.splitlines()
    own = line(command="use_status_words", words={"done": "完了"}, definitions={"done": "終えた"})
    assert run("apply", sample, "-", stdin=own).status == 0
    assert [word.word for word in plan_in(sample).status_words] == ["完了"]


@pytest.mark.parametrize(
    "told",
    [
        {"preset": "five_words"},
        {"words": {"late": "遅れ"}},
        {"words": {"done": 1}},
    ],
)
def test_words_that_no_status_takes_are_refused(
    sample: Path, run: Run, told: dict[str, Json]
) -> None:
    ended = run("apply", sample, "-", stdin=line(command="use_status_words", **told))
    assert ended.status != 0
    assert plan_in(sample).status_words == ()
