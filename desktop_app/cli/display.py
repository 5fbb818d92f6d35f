"""Whether a window can open here, found out before Qt is asked: Qt would abort the process."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from desktop_app.cli.errors import Refused

_FOR_QT: Final[Mapping[str, str]] = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_FOR_X11: Final[Mapping[str, str]] = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_FOR_WAYLAND: Final[Mapping[str, str]] = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""Library to the Debian and Ubuntu package that brings it."""


_OTHER_PLATFORMS = frozenset(
    {"offscreen", "minimal", "minimalegl", "eglfs", "linuxfb", "vnc", "vkkhrdisplay", "wayland-egl"}
)
"""What Qt's wheel brings besides xcb and wayland."""


def can_load(library: str) -> bool:
    """Whether the system's loader finds the library with all that it needs."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_reach(backend: str, environ: Mapping[str, str]) -> bool:
    """Whether the screen that the environment names answers."""
    if backend == "wayland":
        return _wayland_answers(environ)
    return bool(environ.get("DISPLAY")) and _x11_answers(environ["DISPLAY"])


def check_window_possible(
    environ: Mapping[str, str],
    *,
    platform: str = sys.platform,
    loads: Callable[[str], bool] = can_load,
    reaches: Callable[[str, Mapping[str, str]], bool] = can_reach,
) -> None:
    """Raises Refused with what to install, or with the commands that need no window."""
    if not platform.startswith("linux"):
        return
    chosen = environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if chosen in ("", "xcb", "wayland"):
        wished = (chosen,) if chosen else ("wayland", "xcb")
        backend = next((each for each in wished if reaches(each, environ)), None)
        if backend is None:
            raise Refused("no_display")
    else:
        backend = chosen
        if backend not in _OTHER_PLATFORMS:  # Qt would end the process
            raise Refused("no_such_platform", platform=backend)
    wanted = {**_FOR_QT, **{"xcb": _FOR_X11, "wayland": _FOR_WAYLAND}.get(backend, {})}
    missing = [library for library in wanted if not loads(library)]
    if missing:
        packages = " ".join(wanted[library] for library in missing)
        raise Refused("libraries_missing", libraries=", ".join(missing), packages=packages)


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    name = environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and (Path(environ.get("XDG_RUNTIME_DIR", "")) / name).is_socket()


def _x11_answers(display: str) -> bool:
    """Without libxcb the question cannot be put, and the missing libraries will be told."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)
