import sys
from pathlib import Path

import pytest

from desktop_app.support import paths


def test_a_checkout_finds_its_folders() -> None:
    assert (paths.resources() / "fonts" / "covered.txt").is_file()
    assert (paths.catalogues() / "en" / "LC_MESSAGES" / "messages.po").is_file()


def test_an_installed_package_uses_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desktop_app" / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "desktop_app")
    assert paths.resources() == tmp_path / "desktop_app" / "resources"


def test_a_frozen_program_uses_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"
    assert paths.catalogues() == tmp_path / "i18n"


@pytest.mark.skipif(sys.platform == "win32", reason="XDG folders are not Windows'")
@pytest.mark.parametrize("value", ["", "relative/path"])
def test_a_folder_that_is_not_absolute_is_ignored(own_home: Path, value: str) -> None:
    assert paths.state_folder({"XDG_STATE_HOME": value}) == (
        own_home / ".local" / "state" / paths.APP_FOLDER
    )


@pytest.mark.skipif(sys.platform == "win32", reason="XDG folders are not Windows'")
def test_the_users_choice_of_folders_is_respected(tmp_path: Path) -> None:
    environ = {name: str(tmp_path / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    assert paths.data_folder(environ).parent == tmp_path / "XDG_DATA_HOME"
    assert paths.config_folder(environ).parent == tmp_path / "XDG_CONFIG_HOME"


def test_a_test_never_sees_the_real_home(own_home: Path) -> None:
    assert Path.home() == own_home
    assert own_home in paths.state_folder().parents
