"""The English catalogue is complete and true to the Japanese strings of the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from desktop_app.support import i18n
from i18n import update_catalogue as tool

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop_app"
JAPANESE = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
BLANK = re.compile(r"(?<!\{)\{([a-z_]\w*)(?::[^{}]*)?\}")
NAMELESS = re.compile(r"\{\d*\}|%[sd]")
SPOKEN_ROOMS = ("ui", "cli", "support", "bootstrap.py")
MARKERS = {"_", "N_", "pgettext", "ngettext"}
# Texts that stay Japanese in an English interface: names, and quotations of the form.
QUOTED = {"日本語", "業務改善計画レポーター", "業務改善計画", "2023年度上期", "4月～", "適宜"}
# Written to a console to see whether it can show Japanese.
PROBES = {"計画の文字"}
# Japanese for what argparse says in English: there the catalogue is the module itself.
TABLES = {"cli/argparse_words.py"}

STRINGS = {(m.id, m.context): m for m in tool.extract() if m.id}
ENGLISH = tool.read(tool.ENGLISH)


def msgid_of(message: Message) -> str:
    return tool.forms(message.id)[0]


def blanks(text: str) -> set[str]:
    """The names that `format` fills in; braces of JSON in a help text are none."""
    return set(BLANK.findall(text))


def test_the_template_holds_exactly_the_strings_of_the_code() -> None:
    assert (
        tool.as_text(tool.extract(), "").strip()
        == tool.TEMPLATE.read_text("utf-8").partition("\n\n")[2].strip()
    ), "run: python i18n/update_catalogue.py"


def test_english_has_exactly_these_strings_all_said() -> None:
    assert {(m.id, m.context) for m in ENGLISH if m.id} == set(STRINGS)
    assert tool.untranslated(ENGLISH) == []
    assert [m.id for m in ENGLISH if m.fuzzy and m.id] == []
    assert not ENGLISH.obsolete


@pytest.fixture(params=[m for m in ENGLISH if m.id], ids=msgid_of)
def message(request: pytest.FixtureRequest) -> Message:
    found: Message = request.param
    return found


def test_blanks_are_named_and_the_same_in_both(message: Message) -> None:
    wanted = blanks(msgid_of(message))
    assert not NAMELESS.search(msgid_of(message))
    *singular, last = tool.forms(message.string)
    assert blanks(last) == wanted
    assert all(blanks(form) <= wanted for form in singular)


def test_english_is_english(message: Message) -> None:
    for form in tool.forms(message.string):
        assert not JAPANESE.search(re.sub("|".join(sorted(QUOTED, reverse=True)), "", form))
        assert form == form.strip() or msgid_of(message) != msgid_of(message).strip()


def test_access_keys_are_given_where_japanese_has_them(message: Message) -> None:
    given = bool(re.search(r"\(&\w\)", msgid_of(message)))
    assert all(bool(re.search(r"&\w", form)) == given for form in tool.forms(message.string))


def spoken_modules() -> Iterator[Path]:
    for room in SPOKEN_ROOMS:
        place = PACKAGE / room
        modules = sorted(place.rglob("*.py")) if place.is_dir() else [place] * place.is_file()
        yield from (m for m in modules if m.relative_to(PACKAGE).as_posix() not in TABLES)


def is_no_sentence(text: str) -> bool:
    """A name, an example of JSON with a plan's words, or a single character to measure by."""
    is_name = text in QUOTED or text in PROBES or text.endswith(".kaizen")
    return is_name or len(text) == 1 or '": ' in text


def unmarked(tree: ast.AST) -> Iterator[str]:
    """Japanese texts that no marker encloses; docstrings are for readers of the code."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.Call) and ast.unparse(child.func).split(".")[-1] in MARKERS:
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            if JAPANESE.search(child.value) and not is_no_sentence(child.value):
                yield child.value
            continue
        yield from unmarked(child)


@pytest.mark.parametrize(
    "module", list(spoken_modules()), ids=lambda m: m.relative_to(PACKAGE).as_posix()
)
def test_every_japanese_text_is_marked_for_the_catalogue(module: Path) -> None:
    assert list(unmarked(ast.parse(module.read_text("utf-8")))) == []


def test_the_program_finds_what_the_catalogue_says() -> None:
    i18n.set_language("en")
    for message in (m for m in ENGLISH if isinstance(m.id, str) and m.id and m.string):
        text = str(message.id)
        said = i18n.pgettext(message.context, text) if message.context else i18n._(text)
        assert said == message.string
