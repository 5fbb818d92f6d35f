"""The command `timing`."""

import argparse
import io
import json

import pytest

from desktop_app.cli import timing_command
from desktop_app.cli.console import Console


def answers(*arguments: str, given: bytes = b"") -> list[dict[str, object]]:
    parser = argparse.ArgumentParser()
    timing_command.add_arguments(parser)
    out = io.StringIO()
    console = Console(io.BytesIO(given), out, io.StringIO())
    assert timing_command.run(parser.parse_args(arguments), console) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_text_is_answered_by_one_object() -> None:
    (answer,) = answers("4月～", "--on", "2023-05-12")
    assert (answer["text"], answer["start"], answer["inferred"]) == (
        "4月～",
        "2023-04-01",
        ["year"],
    )
    assert "judgement" not in answer


def test_every_line_is_answered_in_order_and_empty_ones_too() -> None:
    given = "\ufeff4月～\n\n適宜\r\n".encode()
    found = answers("-", "--on", "2023-05-12", "--as-of", "2024-06-30", given=given)
    assert [answer["text"] for answer in found] == ["4月～", "", "適宜"]
    assert [answer["kind"] for answer in found] == ["start", "undetermined", "event"]
    assert all("judgement" in answer for answer in found)


def test_the_conventions_of_a_plan_are_options() -> None:
    january = answers("2023年度", "--on", "2023-05-12", "--fiscal-year-start", "1")
    assert january[0]["start"] == "2023-01-01"
    heisei = answers("23年度", "--on", "2023-05-12", "--two-digit-years", "heisei")
    assert heisei[0]["start"] == "2011-04-01"


@pytest.mark.parametrize(
    "arguments",
    [
        ("4月",),
        ("4月", "--on", "2023-5-12"),
        ("4月", "--on", "2023-02-30"),
        ("4月", "--on", "2023-05-12", "--fiscal-year-start", "13"),
        ("4月", "--on", "2023-05-12", "--fiscal-year-start", "四"),
        ("4月", "--on", "2023-05-12", "--two-digit-years", "showa"),
        ("4月", "--on", "2023-05-12", "--as-of", "今日"),
    ],
)
def test_wrong_use_is_refused(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        answers(*arguments)
    assert capsys.readouterr().err


def test_the_help_documents_every_field() -> None:
    parser = argparse.ArgumentParser()
    timing_command.add_arguments(parser)
    told = parser.format_help()
    (answer,) = answers("4月～", "--on", "2023-05-12", "--as-of", "2023-05-12")
    assert all(f'"{field}"' in told for field in answer)
