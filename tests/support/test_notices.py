import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest

from desktop_app.support.notices import Notice, load_notices

ROOT = Path(__file__).resolve().parents[2]
NOTICES = load_notices()


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def needed_at_run_time(name: str, seen: set[str]) -> Iterator[str]:
    """The distribution and all that it asks for without an extra, on any system."""
    if canonical(name) in seen:
        return
    seen.add(canonical(name))
    yield canonical(name)
    try:
        wanted = requires(name) or []
    except PackageNotFoundError:  # for another system or Python than this one
        return
    for requirement in wanted:
        if "extra ==" not in requirement:
            yield from needed_at_run_time(re.split(r"[^\w.-]", requirement)[0], seen)


def test_every_dependency_has_a_notice() -> None:
    told = {canonical(notice.distribution) for notice in NOTICES}
    asked = set(needed_at_run_time("improvement-plan-reporter", set()))
    # Babel asks for it below Python 3.9 only.
    assert asked - told - {"pytz"} == set()
    assert len(asked) > 10


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.name)
def test_a_notice_has_its_text(notice: Notice) -> None:
    assert len(notice.text()) > 200
    assert notice.licence
    assert notice.homepage.startswith("https://") or notice.name == "業務改善計画レポーター"


def test_qt_comes_with_both_licences_and_the_way_to_replace_it() -> None:
    (qt,) = (notice for notice in NOTICES if notice.distribution == "PySide6-Essentials")
    text = qt.text()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "差し替えるには" in text


def test_no_licence_file_is_forgotten() -> None:
    listed = {path for notice in NOTICES for path in notice.texts}
    folder = ROOT / "resources" / "licences"
    assert {path for path in folder.glob("*.txt")} <= listed


def test_the_programs_own_licence_is_one_text() -> None:
    own = ROOT / "resources" / "licences" / "this-program.txt"
    assert own.read_bytes() == (ROOT / "LICENSE").read_bytes()
