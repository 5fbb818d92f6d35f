"""The English catalogue is complete and true to the Japanese strings of the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

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
# What is Japanese in every language: file names of reports, a mark of paragraphs in the form, and a
# probe of what a console can show.
FIXED = {"業務改善計画の概要", "お知らせ", "実施状況報告", "(注)", "計画の文字"}
# Japanese for what argparse and Qt say in English: there the module is the catalogue.
TABLES = {"cli/argparse_words.py", "ui/qt_words.py"}

CODE = tool.extract()
ENGLISH = tool.read(tool.ENGLISH)
SAID = [message for message in ENGLISH if message.id]
RUN = "run: python i18n/update_catalogue.py"


def msgid_of(message: Message) -> str:
    return tool.forms(message.id)[0]


def blanks(text: str) -> set[str]:
    """The names that `format` fills in; braces of JSON in a help text are none."""
    return set(BLANK.findall(text))


def keys(catalogue: Catalog) -> set[tuple[str, str | None]]:
    return {(msgid_of(message), message.context) for message in catalogue if message.id}


def test_the_template_holds_exactly_the_strings_of_the_code() -> None:
    assert keys(tool.read(tool.TEMPLATE)) ^ keys(CODE) == set(), RUN


def test_english_has_exactly_these_strings_all_said() -> None:
    assert keys(ENGLISH) ^ keys(CODE) == set(), RUN
    assert tool.untranslated(ENGLISH) == []
    assert [msgid_of(message) for message in SAID if message.fuzzy] == []
    assert not ENGLISH.obsolete


def test_a_key_that_a_sentence_quotes_is_called_in_english_as_it_is_there() -> None:
    names: dict[str, set[str]] = {}
    for message in SAID:
        japanese, english = _bare(msgid_of(message)), _bare(tool.forms(message.string)[0])
        names.setdefault(japanese, set()).add(english)
    wrong = [
        (quoted, message.string)
        for message in SAID
        for quoted in re.findall("「([^「」{}]+)」", msgid_of(message))
        if "“" in (english := tool.forms(message.string)[0])
        and not any(name in _bare(english) for name in names.get(_bare(quoted), {""}))
    ]
    assert wrong == []


def _bare(words: str) -> str:
    """Without the letter to press and the dots of a menu."""
    return re.sub(r"\(&.\)|&|…", "", words).casefold()


def test_the_files_are_as_the_tool_writes_them() -> None:
    for path in (tool.TEMPLATE, tool.ENGLISH):
        header, _gap, body = path.read_text("utf-8").partition("\n\n")
        assert "fuzzy" not in header
        assert tool.as_text(tool.read(path), "").strip() == body.strip(), path.name


def test_blanks_are_named_and_the_same_in_both() -> None:
    def differs(message: Message) -> bool:
        wanted = blanks(msgid_of(message))
        *singular, last = tool.forms(message.string)
        return blanks(last) != wanted or any(not blanks(form) <= wanted for form in singular)

    assert [msgid_of(m) for m in SAID if NAMELESS.search(msgid_of(m))] == []
    assert [msgid_of(m) for m in SAID if differs(m)] == []


def test_english_is_english() -> None:
    quoted = re.compile("|".join(sorted(QUOTED, reverse=True)))
    forms = [form for message in SAID for form in tool.forms(message.string)]
    assert [form for form in forms if JAPANESE.search(quoted.sub("", form))] == []
    assert [form for form in forms if form != form.strip()] == []


def test_access_keys_are_given_where_japanese_has_them() -> None:
    def differs(message: Message) -> bool:
        given = bool(re.search(r"\(&\w\)", msgid_of(message)))
        return any(bool(re.search(r"&\w", form)) != given for form in tool.forms(message.string))

    assert [msgid_of(message) for message in SAID if differs(message)] == []


@pytest.mark.parametrize(
    ("word", "other"),
    [("出力", "書き出"), ("結合", "つなぐ"), ("分割", "分ける"), ("プレビュー、サンプル", "見本")],
)
def test_one_word_stands_for_one_thing(word: str, other: str) -> None:
    assert [msgid_of(message) for message in SAID if other in msgid_of(message)] == [], word


def spoken_modules() -> Iterator[Path]:
    for room in SPOKEN_ROOMS:
        place = PACKAGE / room
        modules = sorted(place.rglob("*.py")) if place.is_dir() else [place] * place.is_file()
        yield from (m for m in modules if m.relative_to(PACKAGE).as_posix() not in TABLES)


def is_no_sentence(text: str) -> bool:
    """A name, an example of JSON with a plan's words, or a single character to measure by."""
    is_name = text in QUOTED or text in FIXED or text.endswith(".kaizen")
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
    for message in (m for m in SAID if isinstance(m.id, str) and m.string):
        text = str(message.id)
        said = i18n.pgettext(message.context, text) if message.context else i18n._(text)
        assert said == message.string
