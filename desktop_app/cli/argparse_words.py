"""What argparse says, in the user's language.

argparse looks its texts up through two functions of its module, `_` and `ngettext`, meant for the
catalogue of the process. We put ours in their place; under English they give argparse's own words.
A test compares this table with every text in the argparse of the running Python.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Final

from desktop_app.support.i18n import language


def install() -> None:
    """Lets argparse speak the language in force, whichever it is at the time."""
    vars(argparse)["_"] = _text
    vars(argparse)["ngettext"] = _counted


def _text(english: str) -> str:
    return JAPANESE.get(english, english) if language() == "ja" else english


def _counted(singular: str, plural: str, number: int) -> str:
    if language() == "ja":
        return JAPANESE.get(plural, plural)
    return singular if number == 1 else plural


JAPANESE: Final[Mapping[str, str]] = {
    "usage: ": "使い方: ",
    "positional arguments": "引数",
    "options": "オプション",
    "subcommands": "コマンド",
    "show this help message and exit": "この説明を表示して終わる",
    "show program's version number and exit": "プログラムのバージョンを表示して終わる",
    " (default: %(default)s)": "（省略時: %(default)s）",
    "default: %(default)s": "省略時: %(default)s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "unrecognized arguments: %s": "知らない引数です: %s",
    "not allowed with argument %s": "%s とは一緒に使えません",
    "ignored explicit argument %r": "値 %r は付けられません",
    "the following arguments are required: %s": "次の引数が必要です: %s",
    "one of the arguments %s is required": "次の引数のどれか一つが必要です: %s",
    "expected one argument": "値が一つ必要です",
    "expected at most one argument": "値は一つまでです",
    "expected at least one argument": "値が一つ以上必要です",
    "expected %s argument": "値が %s 個必要です",
    "expected %s arguments": "値が %s 個必要です",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s は %(matches)s のどれか分かりません"
    ),
    "unexpected option string: %s": "ここでは使えないオプションです: %s",
    "invalid %(type)s value: %(value)r": "%(value)r は %(type)s の値ではありません",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r は選べません（選べるもの: %(choices)s）"
    ),
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "%(value)r は選べません（%(closest)r ではありませんか。選べるもの: %(choices)s）"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "知らないコマンドです: %(parser_name)r（使えるもの: %(choices)s）"
    ),
    "can't open '%(filename)s': %(error)s": "%(filename)s を開けません: %(error)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument '%(argument_name)s' is deprecated": "%(argument_name)s は廃止の予定です",
    "option '%(option)s' is deprecated": "オプション %(option)s は廃止の予定です",
    "command '%(parser_name)s' is deprecated": "コマンド %(parser_name)s は廃止の予定です",
    "%(heading)s:": "%(heading)s:",
    "cannot have multiple subparser arguments": "コマンドは一つだけ指定できます",
}

FOR_PROGRAMMERS: Final = frozenset(
    {
        ".__call__() not defined",
        "conflicting subparser: %s",
        "conflicting subparser alias: %s",
        "cannot merge actions - two groups are named %r",
        "'required' is an invalid argument for positionals",
        "invalid option string %(option)r: must start with a character %(prefix_chars)r",
        "dest= is required for options like %r",
        "dest= is required for options like %s",
        "invalid conflict_resolution value: %r",
        "conflicting option string: %s",
        "conflicting option strings: %s",
        "mutually exclusive arguments must be optional",
        "%r is not callable",
        'argument "-" with mode %r',
    }
)
"""Faults in how a parser is built; no user can meet them."""
