import os
from pathlib import Path

import pytest

from desktop_app.support import i18n, paths
from desktop_app.support.i18n import Language, choose_language, system_locale

PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "開く"
msgstr "{word}"

msgctxt "月"
msgid "初め"
msgstr "early"

msgid "{number} 行"
msgid_plural "{number} 行"
msgstr[0] "{{number}} row"
msgstr[1] "{{number}} rows"
"""


def write_po(folder: Path, word: str) -> Path:
    po = folder / "en" / "LC_MESSAGES" / "messages.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text(PO.replace("{word}", word).replace("{{", "{").replace("}}", "}"), "utf-8")
    return po


@pytest.fixture
def po(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "catalogues", lambda: tmp_path)
    return write_po(tmp_path, "Open")


@pytest.mark.usefixtures("po")
def test_japanese_is_the_text_of_the_code() -> None:
    assert (i18n._("開く"), i18n.ngettext("{number} 行", 1)) == ("開く", "{number} 行")
    assert i18n.pgettext("月", "初め") == "初め"


@pytest.mark.usefixtures("po")
def test_english_comes_from_the_po_when_nothing_is_compiled() -> None:
    i18n.set_language("en")
    assert i18n._("開く") == "Open"
    assert i18n.pgettext("月", "初め") == "early"
    assert [i18n.ngettext("{number} 行", n) for n in (1, 2)] == ["{number} row", "{number} rows"]


@pytest.mark.usefixtures("po")
def test_what_the_catalogue_lacks_stays_japanese() -> None:
    i18n.set_language("en")
    assert (i18n._("まだない"), i18n._("")) == ("まだない", "")


def test_a_fresh_mo_is_used_and_an_old_one_is_not(po: Path) -> None:
    compiled = po.with_suffix(".mo")
    compiled.write_bytes(i18n.compile_po(po))
    write_po(po.parents[2], "Open…")
    for mo_time, seen in ((po.stat().st_mtime + 1, "Open"), (po.stat().st_mtime - 1, "Open…")):
        os.utime(compiled, (mo_time, mo_time))
        i18n.set_language("en")
        assert i18n._("開く") == seen


def test_a_built_program_needs_only_the_mo(po: Path) -> None:
    po.with_suffix(".mo").write_bytes(i18n.compile_po(po))
    po.unlink()
    i18n.set_language("en")
    assert i18n._("開く") == "Open"


def test_without_any_catalogue_english_falls_back_to_japanese(po: Path) -> None:
    po.unlink()
    i18n.set_language("en")
    assert i18n._("開く") == "開く"


@pytest.mark.parametrize(
    ("option", "setting", "system", "chosen"),
    [
        ("en", "ja", "ja_JP.UTF-8", "en"),
        (None, "ja", "en_US.UTF-8", "ja"),
        (None, None, "en_US.UTF-8", "en"),
        (None, None, "en-GB", "en"),
        (None, None, "en", "en"),
        (None, None, "ja_JP.UTF-8", "ja"),
        (None, None, "C", "ja"),
        (None, None, "C.UTF-8", "ja"),
        (None, None, "POSIX", "ja"),
        (None, None, "de_DE.UTF-8", "ja"),
        (None, None, "", "ja"),
        (None, None, None, "ja"),
        ("fr", "damaged", "en_US", "en"),
    ],
)
def test_option_then_setting_then_system(
    option: str | None, setting: str | None, system: str | None, chosen: Language
) -> None:
    assert choose_language(option, setting, system) == chosen


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "C"),
        ({"LC_MESSAGES": "ja_JP.UTF-8", "LANG": "en_US.UTF-8"}, "ja_JP.UTF-8"),
        ({"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en_US.UTF-8"),
        ({}, ""),
    ],
)
def test_the_system_locale_is_read_as_c_programs_do(environ: dict[str, str], name: str) -> None:
    assert system_locale(environ) == name
