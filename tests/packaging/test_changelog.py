import re
from datetime import date
from pathlib import Path

import desktop_app

CHANGELOG = (Path(__file__).resolve().parents[2] / "CHANGELOG.md").read_text("utf-8")
HEADING = re.compile(r"^## \[(?P<name>[^\]]+)\](?: - (?P<day>\d{4}-\d{2}-\d{2}))?$")
KINDS = {"追加", "変更", "非推奨", "削除", "修正", "セキュリティ"}


def headings() -> list[re.Match[str]]:
    lines = [line for line in CHANGELOG.splitlines() if line.startswith("## ")]
    matches = [HEADING.match(line) for line in lines]
    assert None not in matches, lines
    return [match for match in matches if match]


def test_the_newest_entry_is_this_version_or_the_coming_one() -> None:
    assert headings()[0]["name"] in {desktop_app.__version__, "Unreleased"}


def test_released_versions_have_days_in_descending_order() -> None:
    days = [match["day"] for match in headings() if match["name"] != "Unreleased"]
    assert days == sorted((date.fromisoformat(day).isoformat() for day in days), reverse=True)


def test_each_entry_says_what_kind_of_change_it_is() -> None:
    kinds = re.findall(r"^### (.+)$", CHANGELOG, re.M)
    assert kinds
    assert set(kinds) <= KINDS
