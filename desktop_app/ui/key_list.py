"""Every key of the program, read from the menus and tables that obey it, so that none is stale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenuBar

from desktop_app.support.i18n import N_, _
from desktop_app.ui import progress_actions
from desktop_app.ui.actions import key_words, plain_words
from desktop_app.ui.pages import PAGES
from desktop_app.ui.words import heading

_CELLS = (
    (N_("次のセルへ（最後のセルからは表の外へ）"), ("Tab",)),
    (N_("前のセルへ"), ("Shift+Tab",)),
    (N_("表から出る"), ("Ctrl+Tab", "F6")),
)
_FIELDS = (
    (N_("次の欄へ"), ("Tab",)),
    (N_("入力を取りやめる"), ("Esc",)),
    (N_("詳細から一覧に戻る"), ("Ctrl+Return", "Esc")),
    (N_("実施時期を選んで作る"), ("F4",)),
)


class KeyGroup(Struct, frozen=True):
    """A heading, and under it what is done with which keys."""

    title: str
    rows: Sequence[tuple[str, str]]


def key_groups(bar: QMenuBar) -> Iterator[KeyGroup]:
    """The menus of the window, its pages, the 進捗 table, what tables and fields have in common."""
    for entry in bar.actions():
        menu = entry.menu()
        rows = tuple(_keyed(menu.actions() if menu is not None else ()))  # type: ignore[attr-defined]
        if rows:
            yield KeyGroup(plain_words(entry.text()), rows)
    pages = ((_(page.words), key_words([f"Alt+{n}"])) for n, page in enumerate(PAGES, start=1))
    yield KeyGroup(_("画面の切り替え"), tuple(pages))
    told = ((_(each.words).rstrip("…"), each.key) for each in progress_actions.EVERY)
    yield KeyGroup(_("進捗の表"), tuple((words, key_words([key])) for words, key in told if key))
    cells = ((_(words), key_words(keys)) for words, keys in _CELLS)
    yield KeyGroup(_("計画・進捗・報告の記録の表"), tuple(cells))
    fields = ((heading(_(words)), key_words(keys)) for words, keys in _FIELDS)
    yield KeyGroup(_("入力欄"), tuple(fields))


def _keyed(actions: Iterable[QAction]) -> Iterator[tuple[str, str]]:
    for action in actions:
        if action.shortcuts():
            words = action.iconText() or plain_words(action.text())
            yield words, key_words(action.shortcuts())
