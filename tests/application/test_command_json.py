"""Commands as JSON: what the classes promise is what the reader takes."""

from __future__ import annotations

import datetime
import json

import pytest

from desktop_app.application.command_json import (
    COMMANDS,
    arguments_of,
    fields_of_kinds,
    parents_of_kinds,
    read_command,
)
from desktop_app.application.commands import (
    COMMAND_TYPES,
    AddEntity,
    ChangeField,
    ChangeTiming,
    Command,
    DeleteEntity,
    MoveEntity,
    RecordProgress,
    Together,
)
from desktop_app.domain.errors import InvalidValue
from desktop_app.domain.progress import Status

READ: list[tuple[str, Command]] = [
    ('{"command": "add_entity", "kind": "chapter"}', AddEntity("chapter")),
    (
        '{"command": "add_entity", "kind": "measure", "parent": 5, "before": 6,'
        ' "values": {"text": "あ", "new": true, "timing_year": null}, "id": 7}',
        AddEntity("measure", 5, {"text": "あ", "new": True, "timing_year": None}, 6, None, 7),
    ),
    (
        '{"command": "change_field", "entity": 5, "field": "lead", "value": ""}',
        ChangeField(5, "lead", ""),
    ),
    (
        '{"command": "change_field", "entity": 5, "field": "index_title", "value": null}',
        ChangeField(5, "index_title", None),
    ),
    (
        '{"command": "change_field", "entity": 5, "field": "new", "value": false}',
        ChangeField(5, "new", False),
    ),
    (
        '{"command": "change_timing", "measure": 5, "text": " 4 月 ", "reference": "2023-05-12"}',
        ChangeTiming(5, " 4 月 ", datetime.date(2023, 5, 12)),
    ),
    ('{"command": "move_entity", "entity": 5, "after": 6}', MoveEntity(5, after=6)),
    ('{"command": "delete_entity", "entity": 5}', DeleteEntity(5)),
    (
        '{"command": "record_progress", "measure": 5, "as_of": "2023-09-30", "status": "done",'
        ' "finished_on": null}',
        RecordProgress(5, datetime.date(2023, 9, 30), Status.DONE),
    ),
    (
        '{"command": "together", "commands": [{"command": "delete_entity", "entity": 5},'
        ' {"command": "together", "commands": []}]}',
        Together((DeleteEntity(5), Together(()))),
    ),
]


@pytest.mark.parametrize(("line", "command"), READ, ids=[type(each).__name__ for _, each in READ])
def test_a_line_is_read(line: str, command: Command) -> None:
    assert read_command(line.encode()) == command


WRONG: list[tuple[str, str, dict[str, str | int]]] = [
    ("", "not_json", {"column": 1}),
    ('{"command": }', "not_json", {"column": 13}),
    ("{} {}", "not_json", {"column": 4}),
    ("null", "not_an_object", {}),
    ("5", "not_an_object", {}),
    ('{"command": null}', "command_missing", {}),
    ('{"command": "AddEntity"}', "unknown_command", {"command": "AddEntity"}),
    ('{"command": ["x"]}', "unknown_command", {}),
    ('{"command": "move_entity"}', "argument_missing", {"name": "entity"}),
    ('{"command": "move_entity", "entity": 1, "to": 2}', "unknown_argument", {"name": "to"}),
    ('{"command": "move_entity", "entity": null}', "invalid_argument", {"expected": "number"}),
    ('{"command": "move_entity", "entity": 1, "before": "2"}', "invalid_argument", {}),
    ('{"command": "move_entity", "entity": 1, "entity": 1}', "repeated_key", {"name": "entity"}),
    ('{"command": "move_entity", "entity": Infinity}', "not_json", {}),
    (
        '{"command": "add_entity", "kind": "x", "values": {"a": {}}}',
        "invalid_argument",
        {"name": "values"},
    ),
    ('{"command": "add_entity", "kind": "x", "values": {"a": 1.5}}', "invalid_argument", {}),
    (
        '{"command": "change_timing", "measure": 1, "text": "x", "reference": "20230512"}',
        "invalid_argument",
        {"expected": '"YYYY-MM-DD" | null'},
    ),
    (
        '{"command": "change_timing", "measure": 1, "text": "x", "reference": "2023-02-30"}',
        "invalid_argument",
        {},
    ),
    ('{"command": "change_timing", "measure": 1, "text": null}', "invalid_argument", {}),
    (
        '{"command": "change_field", "entity": 1, "field": "text", "value": "\\udc00"}',
        "invalid_characters",
        {"field": "value"},
    ),
    ('{"command": "together", "commands": "x"}', "invalid_argument", {"name": "commands"}),
    ('{"command": "together", "commands": [{"command": "x"}]}', "unknown_command", {}),
]


@pytest.mark.parametrize(("line", "code", "values"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_line_says_what_is_wrong(
    line: str, code: str, values: dict[str, str | int]
) -> None:
    with pytest.raises(InvalidValue) as caught:
        read_command(line.encode())
    assert caught.value.code == code
    assert values.items() <= caught.value.values.items()


def test_bytes_that_are_no_utf_8_are_told() -> None:
    with pytest.raises(InvalidValue) as caught:
        read_command("施策".encode("cp932"))
    assert caught.value.code == "not_utf8"


def test_any_depth_is_refused_without_a_crash() -> None:
    deep = '{"command": "together", "commands": [' * 5000
    with pytest.raises(InvalidValue) as caught:
        read_command(deep.encode())
    assert caught.value.code in ("too_deep", "not_json")


def test_every_command_can_be_named() -> None:
    assert list(COMMANDS.values()) == list(COMMAND_TYPES)
    assert all(name == name.lower() for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_documented_as_needed_is_needed(name: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        read_command(json.dumps({"command": name}).encode())
    needed = [argument.name for argument in arguments_of(COMMANDS[name]) if argument.required]
    assert caught.value.code == "argument_missing"
    assert caught.value.values["name"] == needed[0]


def test_forms_are_documented_as_json_has_them() -> None:
    told = {argument.name: argument.form for argument in arguments_of(RecordProgress)}
    assert told["measure"] == "number"
    assert told["as_of"] == '"YYYY-MM-DD"'
    assert told["started_on"] == '"YYYY-MM-DD" | null'
    assert told["status"].startswith('"not-started" | ')


def test_kinds_are_documented_with_their_place() -> None:
    assert parents_of_kinds()["measure"] == "item"
    assert ("new", "true | false") in fields_of_kinds()["measure"]
    assert "progress_entry" not in fields_of_kinds()
