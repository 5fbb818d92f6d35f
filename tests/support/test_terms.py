"""One word per thing: every kind, field, status and step has one."""

from __future__ import annotations

import pytest

from desktop_app.application.commands import COMMAND_TYPES, Command
from desktop_app.application.labels import EditLabel
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.plan import MeasureType, Part
from desktop_app.domain.progress import Pace, Status
from desktop_app.support import terms
from desktop_app.support.terms import field_word, kind_word, label_words


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_and_each_of_its_fields_has_a_word(kind: object) -> None:
    for each in KINDS:
        if each is kind:
            assert kind_word(each.name) != each.name
            for field in each.fields:
                assert field_word(each.name, field) != field


def test_every_value_of_a_list_has_a_word() -> None:
    for status in Status:
        assert terms.status_word(status) != status
    for measure_type in MeasureType:
        assert terms.measure_type_word(measure_type) != measure_type
    for pace in Pace:
        assert terms.pace_word(pace) != pace
    for part in Part:
        assert terms.part_word(part) != part


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (EditLabel("add", "measure"), "施策の追加"),
        (EditLabel("add"), "まとめて追加"),
        (EditLabel("change", "measure", "text"), "施策の文の変更"),
        (EditLabel("change", "item", "title"), "項目の項目名の変更"),
        (EditLabel("change"), "まとめて変更"),
        (EditLabel("timing", "measure"), "実施時期の変更"),
        (EditLabel("move", "chapter"), "章の移動"),
        (EditLabel("delete", "detail"), "細目の削除"),
        (EditLabel("progress", "measure"), "進捗の記録"),
        (EditLabel("together"), "まとめて変更"),
        (EditLabel("create", "plan"), "計画の作成"),
        (EditLabel("undo", "change", "measure text"), "元に戻す: 施策の文の変更"),
        (EditLabel("undo", "timing", "measure"), "元に戻す: 実施時期の変更"),
        (EditLabel("redo", "together"), "やり直し: まとめて変更"),
        (EditLabel("undo", "add"), "元に戻す: まとめて追加"),
    ],
    ids=str,
)
def test_a_step_has_a_name(label: EditLabel, words: str) -> None:
    assert label_words(label) == words
    assert label_words(EditLabel.parse(str(label))) == words


@pytest.mark.parametrize("command", COMMAND_TYPES, ids=lambda command: command.__name__)
def test_every_command_s_step_has_a_name(command: type[Command]) -> None:
    from desktop_app.application import labels

    label = vars(labels)["_CONSTANT"].get(command)
    if label is not None:
        assert label.action in terms.ACTIONS


def test_a_name_without_a_word_is_given_back() -> None:
    assert kind_word("poem") == "poem"
    assert field_word("poem", "verse") == "verse"
    assert label_words(EditLabel("fly", "measure")) == "fly"
