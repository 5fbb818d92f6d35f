"""Saying what is missing before Qt would abort the process."""

from __future__ import annotations

import builtins
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop_app.cli.display import can_load, can_reach, check_window_possible
from desktop_app.cli.errors import Refused
from tests.cli.conftest import Run


def _named(backend: str, environ: Mapping[str, str]) -> bool:
    """Every screen that is named answers."""
    return bool(environ.get("WAYLAND_DISPLAY" if backend == "wayland" else "DISPLAY"))


@pytest.mark.parametrize(
    ("environ", "platform"),
    [
        ({}, "win32"),
        ({}, "darwin"),
        ({"DISPLAY": ":0"}, "linux"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux"),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "linux"),
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, "linux"),
    ],
)
def test_a_window_can_open(environ: Mapping[str, str], platform: str) -> None:
    check_window_possible(environ, platform=platform, loads=lambda library: True, reaches=_named)


@pytest.mark.parametrize(
    "environ",
    [{}, {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "wayland", "DISPLAY": ":0"}],
)
def test_without_a_screen_it_is_refused(environ: Mapping[str, str]) -> None:
    with pytest.raises(Refused) as caught:
        check_window_possible(environ, platform="linux", loads=lambda library: True, reaches=_named)
    assert caught.value.code == "no_display"


@pytest.mark.parametrize(
    ("environ", "missing", "package"),
    [
        ({"DISPLAY": ":0"}, "libxcb-cursor.so.0", "libxcb-cursor0"),
        ({"DISPLAY": ":0"}, "libGL.so.1", "libgl1"),
        ({"WAYLAND_DISPLAY": "w"}, "libwayland-egl.so.1", "libwayland-egl1"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "libEGL.so.1", "libegl1"),
    ],
)
def test_a_missing_library_is_named_with_its_package(
    environ: Mapping[str, str], missing: str, package: str
) -> None:
    with pytest.raises(Refused) as caught:
        check_window_possible(
            environ, platform="linux", loads=lambda name: name != missing, reaches=_named
        )
    assert caught.value.code == "libraries_missing"
    assert caught.value.values == {"libraries": missing, "packages": package}


@pytest.mark.skipif(sys.platform != "linux", reason="screens of Linux")
@pytest.mark.parametrize(
    "environ",
    [{}, {"DISPLAY": ":987"}, {"WAYLAND_DISPLAY": "wayland-987", "XDG_RUNTIME_DIR": "/nowhere"}],
)
def test_a_screen_that_does_not_answer_is_found_out(environ: Mapping[str, str]) -> None:
    assert not can_load("libnothing-of-this-name.so.0")
    if can_load("libxcb.so.1") or "DISPLAY" not in environ:
        assert not any(can_reach(backend, environ) for backend in ("wayland", "xcb"))


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="sockets of POSIX")
def test_a_wayland_screen_that_answers_is_found(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        environ = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
        assert can_reach("wayland", environ)


def test_the_command_says_what_to_use_instead(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(
        "desktop_app.cli.window_command.check_window_possible",
        lambda environ: check_window_possible(environ, platform="linux"),
    )
    ended = run("--sample")
    assert ended.status == 1
    assert "plan-reporter export" in ended.err


def test_without_pyside_the_command_says_what_to_install(
    sample: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "desktop_app.cli.window_command.check_window_possible", lambda environ: None
    )
    original = builtins.__import__

    def without_qt(name: str, *rest: object, **named: object) -> object:
        if name == "desktop_app.bootstrap":
            raise ImportError("No module named 'PySide6'", name="PySide6")
        return original(name, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without_qt)
    ended = run(sample)
    assert ended.status == 1
    assert "pip install PySide6-Essentials" in ended.err
