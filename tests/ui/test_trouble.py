"""What nobody foresaw is noted without words of the plan and said calmly, once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop_app.application.commands import ChangeField
from desktop_app.storage.plan_file import reading
from desktop_app.support import log
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.trouble import Trouble
from tests.ui.progress_screen import signals_of
from tests.ui.screen import first_measure, opened, plan_of


def boxes() -> list[QMessageBox]:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]
    inside = [box for w in QApplication.topLevelWidgets() for box in w.findChildren(QMessageBox)]
    return [box for box in {*shown, *inside} if box.isVisible()]


def test_one_box_at_a_time_and_no_word_of_the_plan(window: MainWindow, tmp_path: Path) -> None:
    file = log.start_log(tmp_path / "log")
    assert file is not None
    trouble = Trouble()
    try:
        raise ValueError("極秘の施策")
    except ValueError as error:
        trouble.on_exception(ValueError, error, error.__traceback__)
        trouble.on_exception(ValueError, error, error.__traceback__)
    (box,) = boxes()
    assert "続けて使えます" in box.informativeText()
    box.close()
    log.stop_log()
    told = file.read_text(encoding="utf-8")
    assert "ValueError" in told
    assert "極秘" not in told


@pytest.mark.parametrize("word", ["施策の合言葉ABC"])
def test_edits_leave_no_word_in_the_log(window: MainWindow, tmp_path: Path, word: str) -> None:
    from tests.ui.screen import first_measure, opened

    file = log.start_log(tmp_path / "log")
    model = opened(window).page.model
    assert model.setData(model.index_of(first_measure(window).id), word)
    window.window_actions.undo.trigger()
    log.stop_log()
    assert file is not None
    assert word not in file.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_a_file_that_was_moved_is_told_and_goes_on_once_it_is_back(
    window: MainWindow, plan_path: Path, tmp_path: Path
) -> None:
    elsewhere, measure = tmp_path / "別の所.kaizen", first_measure(window).id
    opened(window).file.store.keep_safe()  # else the backup is made on the way, and misses the file
    plan_path.rename(elsewhere)
    assert signals_of(window).execute(ChangeField(measure, "text", "一")) is None
    assert "開いている間に移された" in window.notices()[-1]
    opened(window).file.store.save_copy(tmp_path / "コピー.kaizen")
    with reading(tmp_path / "コピー.kaizen") as store:
        assert store.load() == plan_of(window)
    QApplication.processEvents()
    elsewhere.rename(plan_path)
    assert signals_of(window).execute(ChangeField(measure, "text", "一")) is not None
    assert window.notices() == []
