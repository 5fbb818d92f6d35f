"""Every code that is raised has its sentence, and every sentence can be filled."""

from __future__ import annotations

import ast
import errno
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.support import faults, paths
from desktop_app.support.faults import SENTENCES, code_of_os_error, os_values, sentence

RAISED_BY = {"DomainError", "InvalidValue", "StorageFailure", "Refused"}
SHARED = {"self", "path", "fault"}
Call = tuple[str, frozenset[str], str]


def _calls() -> Iterator[Call]:
    """Each fault that the source raises: its code, the names of its values, where it stands."""
    for file in sorted(paths.PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _told(node, file)


def _told(node: ast.Call, file: Path) -> Iterator[Call]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    is_super = isinstance(node.func, ast.Attribute) and node.func.attr == "__init__"
    if name not in RAISED_BY and not (is_super and file.name == "errors.py"):
        return
    if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
        names = frozenset(keyword.arg or "**" for keyword in node.keywords)
        yield node.args[0].value, names, f"{file.name}:{node.lineno}"


CALLS = sorted(set(_calls()), key=lambda call: (call[0], call[2]))


def _blanks(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text.replace("{{", "").replace("}}", "")))


def test_the_source_was_read() -> None:
    assert {"no_such_entity", "file_damaged", "output_exists"} <= {code for code, _, _ in CALLS}


@pytest.mark.parametrize(("code", "names", "place"), CALLS, ids=[call[0] for call in CALLS])
def test_every_code_has_a_sentence_that_its_values_fill(
    code: str, names: frozenset[str], place: str
) -> None:
    assert code in SENTENCES, f"{place} raises {code}, which has no sentence"
    assert _blanks(SENTENCES[code]) <= names, place


def test_sqlite_s_and_the_system_s_codes_have_sentences() -> None:
    source = (paths.PACKAGE / "storage" / "errors.py").read_text(encoding="utf-8")
    table = source[source.index("_CODES") :]
    codes = set(re.findall(r'sqlite3\.SQLITE_\w+: "(\w+)"', table))
    assert codes
    assert codes <= set(SENTENCES)


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_says_what_to_do_and_ends(code: str) -> None:
    values = {blank: "x" for blank in _blanks(SENTENCES[code])}
    told = sentence(code, values)
    assert told.endswith("。")
    assert "{" not in told or code == "not_an_object"


def test_kinds_and_fields_are_put_into_words() -> None:
    told = sentence("wrong_parent", {"kind": "measure", "parent": "plan", "wanted": "item"})
    assert told == "「施策」は「計画」の下に置けません。「項目」の下に置いてください。"
    told = sentence("invalid_value", {"field": "timing_reference", "value": "昨日"})
    assert "「実施時期の基準の日」に「昨日」" in told


def test_what_somebody_typed_is_quoted_as_it_is() -> None:
    told = sentence("unknown_field", {"kind": "measure", "field": "{txet}"})
    assert "「施策」に「{txet}」という欄" in told


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EACCES, "access_denied"),
        (errno.EROFS, "access_denied"),
        (errno.ENOENT, "no_such_folder"),
        (errno.EISDIR, "is_a_folder"),
        (errno.EIO, "disk_error"),
        (errno.ENAMETOOLONG, "name_too_long"),
    ],
)
def test_what_the_system_refuses_has_a_code(number: int, code: str) -> None:
    fault = OSError(number, "words of the system", "a.kaizen")
    assert code_of_os_error(fault) == code
    assert "a.kaizen" in sentence(code, os_values(fault))


def test_a_fault_of_the_system_without_a_name_can_be_told() -> None:
    fault = OSError("?")
    assert "ファイル" in sentence(code_of_os_error(fault), os_values(fault))


def test_a_fault_of_any_shape_that_fits_is_told() -> None:
    class Fault:
        code = "file_damaged"
        values: dict[str, str | int] = {"file": "a.kaizen"}  # noqa: RUF012

    assert faults.sentence_of(Fault()).startswith("a.kaizen は壊れています")
