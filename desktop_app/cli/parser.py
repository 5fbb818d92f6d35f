"""The argument parser of our house: it raises instead of exiting, and speaks our language."""

from __future__ import annotations

import argparse
import datetime
import re
from collections.abc import Sequence
from typing import NoReturn

from desktop_app.cli import argparse_words
from desktop_app.cli.errors import ShowText, WrongUse
from desktop_app.support.i18n import LANGUAGES, _

PROGRAM = "plan-reporter"
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Parser(argparse.ArgumentParser):
    """Like argparse's, but a fault is a WrongUse and asking for help is a ShowText."""

    def __init__(self, program: str, *, description: str, epilog: str = "") -> None:
        argparse_words.install()
        super().__init__(
            prog=program,
            description=description,
            epilog=epilog or None,
            formatter_class=argparse.RawTextHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.add_argument("-h", "--help", action=_Show, nargs=0, help=_("この説明を表示して終わる"))
        self.add_argument(
            "--language",
            choices=LANGUAGES,
            help=_("表示の言語（省略時: システムの言語が英語なら en、ほかは ja）"),
        )

    def error(self, message: str) -> NoReturn:
        """Raises WrongUse."""
        raise WrongUse(message, program=self.prog)


class _Show(argparse.Action):
    """Raises the parser's help, as soon as it is asked for."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[object] | None,
        option_string: str | None = None,
    ) -> None:
        raise ShowText(parser.format_help().rstrip("\n"))


def iso_date(text: str) -> datetime.date:
    """The day of an argument."""
    try:
        if not _ISO_DATE.fullmatch(text):
            raise ValueError(text)
        return datetime.date.fromisoformat(text)
    except ValueError:
        message = _("{value} は YYYY-MM-DD の形の日付ではありません").format(value=text)
        raise argparse.ArgumentTypeError(message) from None
