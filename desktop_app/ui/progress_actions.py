"""What can be done with rows of the 進捗 table, with its words, picture and key."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from desktop_app.support.i18n import N_


class RowAction(Struct, frozen=True):
    """`key` is heard by the table while it has the focus."""

    words: str
    icon: str
    key: str = ""


CONFIRM: Final = RowAction(N_("変更なしにする"), "check", "Space")
EDIT: Final = RowAction(N_("編集"), "pencil-line", "F2")
TAKE_ANSWERS: Final = RowAction(N_("回答を報告書の記載へ写す"), "replace", "Ctrl+R")
FILL: Final = RowAction(N_("下へ写す"), "arrow-down", "Ctrl+D")
COPY: Final = RowAction(N_("コピー"), "copy", "Ctrl+C")
PASTE: Final = RowAction(N_("貼り付け"), "clipboard-paste", "Ctrl+V")
ASSIGN: Final = RowAction(N_("担当部署を変える…"), "user")
STATUS_WORDS: Final = RowAction(N_("進捗区分の言葉…"), "a-large-small")
CHOOSE_ANEW: Final = RowAction(N_("絞り込みをやり直す"), "funnel", "F5")
SHOW_PANE: Final = RowAction(N_("選んだ施策の記録"), "panel-right", "Alt+Return")
EVERY: Final = (
    CONFIRM,
    EDIT,
    TAKE_ANSWERS,
    FILL,
    COPY,
    PASTE,
    ASSIGN,
    STATUS_WORDS,
    CHOOSE_ANEW,
    SHOW_PANE,
)
