"""Asking for a file's place: Qt's own dialogs, beside the open plan or where it was last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop_app.support.atomic import safe_file_name
from desktop_app.support.i18n import _
from desktop_app.ui.preferences import Preferences

SUFFIX = ".kaizen"


def choose_file_to_open(
    parent: QWidget, preferences: Preferences, *, beside: Path | None = None
) -> Path | None:
    """A plan file that exists; None if the user thought better of it."""
    chosen, _filter = QFileDialog.getOpenFileName(
        parent, _("計画を開く"), folder(preferences, beside=beside), _plan_filter()
    )
    return _remembered(chosen, preferences)


def choose_new_file(
    parent: QWidget,
    preferences: Preferences,
    *,
    title: str,
    name: str,
    beside: Path | None = None,
) -> Path | None:
    """A place for a plan file; the suffix is put on if it is missing."""
    proposed = str(Path(folder(preferences, beside=beside)) / f"{name}{SUFFIX}")
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, proposed, _plan_filter())
    path = _remembered(chosen, preferences)
    if path is None or path.suffix.lower() == SUFFIX:
        return path
    path = path.with_name(path.name + SUFFIX)
    return path if not path.exists() or _may_replace(parent, path, title) else None


def choose_report_file(parent: QWidget, preferences: Preferences, *, proposed: Path) -> Path | None:
    """A place for a report's file; the dialog asks before it replaces one. The suffix that was
    proposed stays.
    """
    suffix = proposed.suffix
    word = _("Word文書 (*.docx)")
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, _("出力先を選ぶ"), str(proposed), _("PDF文書 (*.pdf)") if suffix == ".pdf" else word
    )
    path = _remembered(chosen, preferences)
    if path is None or path.suffix.lower() == suffix:
        return path
    path = path.with_name(f"{path.name}{suffix}")
    return path if not path.exists() or _may_replace(parent, path, _("出力先を選ぶ")) else None


def choose_documents(parent: QWidget, preferences: Preferences) -> list[Path]:
    """The submitted documents that are to be kept with a version."""
    chosen, _filter = QFileDialog.getOpenFileNames(
        parent,
        _("一緒に保管するファイル"),
        folder(preferences),
        _("Word文書とPDF (*.docx *.pdf)"),
    )
    if chosen:
        preferences.last_folder = str(Path(chosen[0]).parent)
    return [Path(each) for each in chosen]


def choose_copy(parent: QWidget, preferences: Preferences, *, name: str) -> Path | None:
    """A place for a document that a version keeps."""
    proposed = f"{safe_file_name(Path(name).stem)}{Path(name).suffix}"
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, _("{file}を保存").format(file=name), str(Path(folder(preferences)) / proposed)
    )
    return _remembered(chosen, preferences)


def choose_folder(parent: QWidget, preferences: Preferences, *, proposed: Path) -> Path | None:
    """A folder for several files."""
    chosen = QFileDialog.getExistingDirectory(parent, _("出力先を選ぶ"), str(proposed))
    if not chosen:
        return None
    preferences.last_folder = chosen
    return Path(chosen)


def _may_replace(parent: QWidget, path: Path, title: str) -> bool:
    """Asked here when the name got its suffix after the dialog."""
    words = _("「{file}」はすでにあります。置き換えますか。").format(file=path.name)
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    return QMessageBox.question(parent, title, words, yes | no, no) == yes


def dropped_plan(data: QMimeData) -> Path | None:
    """The plan file among what was dragged here."""
    for url in data.urls():
        if url.isLocalFile() and url.toLocalFile().lower().endswith(SUFFIX):
            return Path(url.toLocalFile())
    return None


def export_folder(preferences: Preferences, plan: int, path: Path) -> Path:
    """Where reports of a plan went last, else beside its file."""
    last = preferences.text(f"export-folder/{plan}")
    return Path(last) if last and Path(last).is_dir() else Path(folder(preferences, beside=path))


def remember_export_folder(preferences: Preferences, plan: int, folder: Path) -> None:
    """The next reports of that plan go there too."""
    preferences.set_text(f"export-folder/{plan}", str(folder))


def folder(preferences: Preferences, *, beside: Path | None = None) -> str:
    """That of a file, else the one used last, else that of the user's documents."""
    last = str(beside.parent) if beside is not None else preferences.last_folder
    if last and Path(last).is_dir():
        return last
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    usual = QStandardPaths.writableLocation(documents)
    return usual if usual and Path(usual).is_dir() else str(Path.home())


def _plan_filter() -> str:
    return _("業務改善計画 (*.kaizen)")


def _remembered(chosen: str, preferences: Preferences) -> Path | None:
    if not chosen:
        return None
    path = Path(chosen)
    preferences.last_folder = str(path.parent)
    return path
