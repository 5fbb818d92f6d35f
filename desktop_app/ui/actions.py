"""Every action of the window with its words, key and icon, and the menus that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop_app.application.session import PlanSession
from desktop_app.support.i18n import _
from desktop_app.support.terms import kind_word
from desktop_app.ui.deed_words import step_words
from desktop_app.ui.icons import name_icon, show_icons
from desktop_app.ui.theme import Scheme

ROW_KINDS_TO_ADD = ("chapter", "item", "group", "measure", "detail", "note")


class Actions(QObject):
    """The actions; who carries them out connects to `triggered`.

    Keys that mean something else in a text field (`row_actions`) work in the outline only.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._make_file_actions()
        self._make_edit_actions()
        self._make_row_actions()
        self._make_view_actions()
        self.guide = self._action(
            _("使い方とキーの一覧(&G)"), "F1", icon_name="circle-question-mark"
        )
        self.licences = self._action(_("ライセンス(&L)…"), icon_name="file-text")
        self.about = self._action(_("このプログラムについて(&A)"), icon_name="info")

    def _make_file_actions(self) -> None:
        self.new = self._action(_("新しい計画(&N)…"), "Ctrl+N", icon_name="file-plus")
        self.open = self._action(_("開く(&O)…"), "Ctrl+O", icon_name="folder-open")
        words = _("提出済みの計画（サンプル）を開く(&X)")
        self.sample = self._action(words, "Ctrl+1", icon_name="book-open")
        self.fictional = self._action(
            _("2年間の記録のあるサンプル（架空の会社）を開く(&Y)"), "Ctrl+2"
        )
        self.save = self._action(_("保存(&S)"), "Ctrl+S", icon_name="save")
        self.save_copy = self._action(_("コピーを保存(&C)…"), "Ctrl+Shift+S", icon_name="copy")
        self.export = self._action("", "Ctrl+E", icon_name="file-output")
        self.export_pdf = self._action("", icon_name="download")
        self.export_several = self._action(_("まとめて出力(&M)…"), icon_name="copy")
        self.print = self._action("", "Ctrl+P", icon_name="printer")
        self.print_preview = self._action("", "Ctrl+Shift+P", icon_name="eye")
        self.name_report("")
        self.close_plan = self._action(_("計画を閉じる(&L)"), "Ctrl+W", icon_name="x")
        self.quit = self._action(_("終了(&Q)"), "Ctrl+Q")

    def name_report(self, report: str) -> None:
        """Which report is meant is said before it goes out; "" for none."""
        a = self
        for action, words, named in (
            (a.export, _("Wordに出力(&W)…"), _("Wordに出力（{report}）(&W)…")),
            (a.export_pdf, _("PDFに出力(&D)…"), _("PDFに出力（{report}）(&D)…")),
            (a.print, _("報告書を印刷(&P)…"), _("報告書を印刷（{report}）(&P)…")),
            (
                a.print_preview,
                _("報告書の印刷プレビュー(&V)"),
                _("報告書の印刷プレビュー（{report}）(&V)"),
            ),
        ):
            action.setText(named.format(report=report) if report else words)
        self.export.setIconText(_("Wordに出力"))
        self.print.setIconText(_("印刷"))

    def _make_edit_actions(self) -> None:
        self.undo = self._action(_("元に戻す(&U)"), "Ctrl+Z", icon_name="undo-2")
        self.redo = self._action(_("やり直し(&R)"), "Ctrl+Y", "Ctrl+Shift+Z", icon_name="redo-2")
        self.find = self._action(_("検索(&F)"), "Ctrl+F", icon_name="search")
        self.find_next = self._action(_("次を検索(&N)"), "F3")
        self.find_previous = self._action(_("前を検索(&B)"), "Shift+F3")
        self.replace = self._action(_("置換(&H)…"), "Ctrl+H", icon_name="replace")
        self.user_name = self._action(_("利用者の名前(&N)…"), icon_name="user")
        self.plan_date = self._action(_("提出予定日(&T)…"), icon_name="calendar-days")

    def _make_row_actions(self) -> None:
        self.edit_row = self._row_action(_("文言を編集(&E)"), "F2", icon_name="pencil-line")
        self.edit_timing = self._row_action(
            _("実施時期を編集(&T)"), "Shift+F2", icon_name="calendar-days"
        )
        self.add_next = self._row_action(_("次の行を追加(&I)"), "Enter", "Return", icon_name="plus")
        self.add_child = self._row_action(
            _("下の段に追加(&B)"), "Ctrl+Enter", "Ctrl+Return", icon_name="list-indent-increase"
        )
        self.delete = self._row_action(_("削除(&D)"), "Del", icon_name="trash-2")
        self.move_up = self._row_action(_("上へ移動(&P)"), "Alt+Up", icon_name="arrow-up")
        self.move_down = self._row_action(_("下へ移動(&M)"), "Alt+Down", icon_name="arrow-down")
        self.move_to = self._row_action(_("移動先を選ぶ(&F)…"), "Ctrl+M", icon_name="list-tree")
        self.toggle_new = self._row_action(_("新規の印(&W)"), "Space")
        self.toggle_new.setCheckable(True)
        self._make_transfer_actions()
        for action in self._shaping_actions:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.record_progress = self._action(
            _("進捗を記録(&G)"), "Ctrl+G", icon_name="clipboard-check"
        )
        self.freeze_version = self._action(_("版を確定する(&V)…"), icon_name="archive")
        self.departments = self._action(_("部署の管理(&Y)…"), icon_name="user")
        self.department_sheet = self._action(_("部署に送る表をコピー(&Z)"), icon_name="copy")
        self.additions = {
            kind: self._action(_("{kind}を追加(&{key})").format(kind=kind_word(kind), key=key))
            for key, kind in enumerate(ROW_KINDS_TO_ADD, 1)
        }

    def _make_transfer_actions(self) -> None:
        self.copy_rows = self._row_action(_("行をコピー(&C)"), "Ctrl+C", icon_name="copy")
        self.cut_rows = self._row_action(_("行を切り取り(&X)"), "Ctrl+X", icon_name="scissors")
        self.paste_rows = self._row_action(
            _("貼り付け(&V)…"), "Ctrl+V", icon_name="clipboard-paste"
        )
        self.duplicate = self._row_action(_("行を複製(&L)"), "Ctrl+D")
        self.split_row = self._row_action(
            _("カーソルの位置で分割(&K)"),
            "Ctrl+Shift+Enter",
            "Ctrl+Shift+Return",
            icon_name="split",
        )
        self.join_rows = self._row_action(_("次の行と結合(&J)"), "Ctrl+J", icon_name="merge")
        self.indent = self._row_action(
            _("一段下げる(&S)"), "Alt+Right", icon_name="list-indent-increase"
        )
        self.outdent = self._row_action(
            _("一段上げる(&A)"), "Alt+Left", icon_name="list-indent-decrease"
        )
        self.as_group = self._row_action(_("小見出しと施策を切り替える(&H)"), "Ctrl+Shift+H")

    def _make_view_actions(self) -> None:
        self.expand_all = self._action(
            _("すべて開く(&E)"), "Ctrl+Shift+E", icon_name="chevron-down"
        )
        self.collapse_all = self._action(
            _("章だけにする(&C)"), "Ctrl+Shift+C", icon_name="chevron-right"
        )
        self.filter_rows = self._action(_("絞り込み(&F)"), "Ctrl+Shift+F", icon_name="funnel")
        self.filter_rows.setCheckable(True)
        self.details = self._action(_("詳細を表示(&D)"), "F9", icon_name="panel-right")
        self.details.setCheckable(True)
        self.other_pane = self._action(_("一覧と詳細を行き来する(&T)"), "F6")
        self.zoom_in = self._action(
            _("文字を大きく(&I)"), "Ctrl++", "Ctrl+;", "Ctrl+=", icon_name="zoom-in"
        )
        self.zoom_out = self._action(_("文字を小さく(&O)"), "Ctrl+-", icon_name="zoom-out")
        self.zoom_reset = self._action(_("標準の大きさ(&R)"), "Ctrl+0", icon_name="a-large-small")
        words = {
            Scheme.SYSTEM: _("システムに合わせる(&S)"),
            Scheme.LIGHT: _("明るい(&L)"),
            Scheme.DARK: _("暗い(&D)"),
        }
        self.schemes = {scheme: self._action(told) for scheme, told in words.items()}
        self.japanese = self._action("日本語")
        self.english = self._action("English")
        for choices in (self.schemes.values(), (self.japanese, self.english)):
            one_of = QActionGroup(self)
            for action in choices:
                action.setCheckable(True)
                one_of.addAction(action)

    @property
    def _shaping_actions(self) -> tuple[QAction, ...]:
        """What works while a cell is being edited, too."""
        return (
            self.split_row,
            self.move_up,
            self.move_down,
            self.indent,
            self.outdent,
            self.as_group,
        )

    @property
    def row_actions(self) -> tuple[QAction, ...]:
        """What acts on the current row by a key of the outline."""
        return (
            self.edit_row,
            self.edit_timing,
            self.add_next,
            self.add_child,
            self.delete,
            self.move_up,
            self.move_down,
            self.move_to,
            self.toggle_new,
            *self.transfer_actions,
        )

    @property
    def transfer_actions(self) -> tuple[QAction, ...]:
        """Clipboard and shape of rows."""
        return (
            self.copy_rows,
            self.cut_rows,
            self.paste_rows,
            self.duplicate,
            self.split_row,
            self.join_rows,
            self.indent,
            self.outdent,
            self.as_group,
        )

    @property
    def plan_actions(self) -> tuple[QAction, ...]:
        """What makes sense only while a plan is open."""
        return (
            *self.row_actions,
            *self.additions.values(),
            self.save,
            self.save_copy,
            self.export,
            self.export_pdf,
            self.export_several,
            self.print,
            self.print_preview,
            self.plan_date,
            self.close_plan,
            self.undo,
            self.redo,
            self.find,
            self.find_next,
            self.find_previous,
            self.replace,
            self.record_progress,
            self.freeze_version,
            self.departments,
            self.department_sheet,
            self.filter_rows,
            self.expand_all,
            self.collapse_all,
            self.details,
            self.other_pane,
        )

    def _row_action(self, text: str, *keys: str, icon_name: str = "") -> QAction:
        made = self._action(text, *keys, icon_name=icon_name)
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return made

    def _action(self, text: str, *keys: str, icon_name: str = "") -> QAction:
        made = QAction(text, self)
        made.setIconText(plain_words(text))
        read = QKeySequence.SequenceFormat.PortableText  # whatever the keys are called on screen
        made.setShortcuts([QKeySequence.fromString(key, read) for key in keys])
        if icon_name:
            name_icon(made, icon_name)
        return made


def fill_menu_bar(bar: QMenuBar, actions: Actions, *, recent: QMenu, windows: QMenu) -> None:
    """Lays out the menus."""
    a = actions
    _menu(
        bar,
        _("ファイル(&F)"),
        [
            a.new,
            a.open,
            recent,
            a.sample,
            a.fictional,
            None,
            a.save,
            a.save_copy,
            a.export,
            a.export_pdf,
            a.export_several,
            None,
            a.print,
            a.print_preview,
            None,
            a.close_plan,
            a.quit,
        ],
    )
    _menu(
        bar,
        _("編集(&E)"),
        [
            a.undo,
            a.redo,
            None,
            a.cut_rows,
            a.copy_rows,
            a.paste_rows,
            a.duplicate,
            None,
            a.find,
            a.find_next,
            a.find_previous,
            a.replace,
            None,
            a.plan_date,
            a.user_name,
        ],
    )
    _menu(
        bar,
        _("計画(&P)"),
        [
            a.edit_row,
            a.edit_timing,
            a.add_next,
            a.add_child,
            *a.additions.values(),
            None,
            a.move_up,
            a.move_down,
            a.move_to,
            a.outdent,
            a.indent,
            a.split_row,
            a.join_rows,
            a.as_group,
            None,
            a.toggle_new,
            a.delete,
            None,
            a.record_progress,
            a.departments,
            a.department_sheet,
            None,
            a.freeze_version,
        ],
    )
    language = QMenu(_("言語(&L)"), bar)
    name_icon(language.menuAction(), "languages")
    language.addActions([a.japanese, a.english])
    colours = QMenu(_("配色(&B)"), bar)
    name_icon(colours.menuAction(), "contrast")
    colours.addActions(list(a.schemes.values()))
    _menu(
        bar,
        _("表示(&V)"),
        [
            a.filter_rows,
            a.expand_all,
            a.collapse_all,
            a.details,
            a.other_pane,
            None,
            a.zoom_in,
            a.zoom_out,
            a.zoom_reset,
            None,
            colours,
            language,
        ],
    )
    bar.addMenu(windows)
    _menu(bar, _("ヘルプ(&H)"), [a.guide, None, a.licences, a.about])


def additions_menu(actions: Actions, parent: QWidget) -> QMenu:
    """What 「行を追加」 offers."""
    menu = QMenu(parent)
    _fill(menu, [actions.add_next, actions.add_child, None, *actions.additions.values()])
    return menu


def row_menu(actions: Actions, parent: QWidget) -> QMenu:
    """What a right click on a row offers."""
    a = actions
    menu = QMenu(parent)
    _fill(
        menu,
        [
            a.edit_row,
            a.edit_timing,
            a.add_next,
            a.add_child,
            None,
            a.cut_rows,
            a.copy_rows,
            a.paste_rows,
            a.duplicate,
            None,
            a.move_up,
            a.move_down,
            a.move_to,
            a.outdent,
            a.indent,
            a.join_rows,
            a.as_group,
            None,
            a.toggle_new,
            a.record_progress,
            None,
            a.delete,
        ],
    )
    return menu


def name_steps(actions: Actions, session: PlanSession) -> None:
    """元に戻す and やり直し say what they would do."""
    for action, words, step in (
        (actions.undo, _("元に戻す"), session.undo_step),
        (actions.redo, _("やり直し"), session.redo_step),
    ):
        named = f"{words}: {step_words(step)}" if step else words
        action.setText(named)
        action.setIconText(words)
        action.setToolTip(f"{named} ({action.shortcut().toString()})")
        action.setEnabled(step is not None and not session.read_only)


def plain_words(text: str) -> str:
    """A menu text without its mnemonic and dots."""
    return re.sub(r"\(&\w\)|&", "", text).rstrip("…")


def key_words(keys: Iterable[QKeySequence | str]) -> str:
    """「Ctrl+Y / Ctrl+Shift+Z」, as they stand on the keyboard."""
    native = QKeySequence.SequenceFormat.NativeText
    told = (QKeySequence(key).toString(native).replace("Return", "Enter") for key in keys)
    return " / ".join(dict.fromkeys(told))


def _menu(bar: QMenuBar, title: str, entries: Sequence[QAction | QMenu | None]) -> None:
    _fill(bar.addMenu(title), entries)


def _fill(menu: QMenu, entries: Sequence[QAction | QMenu | None]) -> None:
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, QMenu):
            menu.addMenu(entry)
        else:
            menu.addAction(entry)
    menu.aboutToShow.connect(lambda: show_icons(menu.actions()))
