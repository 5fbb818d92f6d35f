"""What is remembered between sittings: name, language, font size, recent files, layout."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from desktop_app.ui.theme import DEFAULT_SIZE, LARGEST, SMALLEST, Scheme

_RECENT_KEPT = 8


class Preferences:
    """Settings with types, in one file."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def user_name(self) -> str:
        """The name for the journal; empty until it was asked."""
        return self._text("user/name")

    @user_name.setter
    def user_name(self, name: str) -> None:
        self._settings.setValue("user/name", name)

    @property
    def language(self) -> str:
        """ "ja", "en", or empty for the system's."""
        return self._text("user/language")

    @language.setter
    def language(self, language: str) -> None:
        self._settings.setValue("user/language", language)

    @property
    def font_size(self) -> int:
        """In points."""
        try:
            size = int(self._text("view/font_size"))
        except ValueError:
            return DEFAULT_SIZE
        return min(max(size, SMALLEST), LARGEST)

    @font_size.setter
    def font_size(self, size: int) -> None:
        self._settings.setValue("view/font_size", str(size))

    @property
    def scheme(self) -> Scheme:
        """Light colours, dark ones, or those of the system."""
        kept = self._text("view/colours")
        return Scheme(kept) if kept in set(Scheme) else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._settings.setValue("view/colours", scheme.value)

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """The files used last, latest first."""
        return tuple(Path(line) for line in self._text("files/recent").split("\n") if line)

    def add_recent(self, path: Path) -> None:
        """Puts a file first, by its whole path: the next start may be in another folder."""
        path = path.absolute()
        others = [other for other in self.recent_files if other != path]
        kept = [path, *others][:_RECENT_KEPT]
        self._settings.setValue("files/recent", "\n".join(map(str, kept)))

    def remove_recent(self, path: Path) -> None:
        """Forgets a file."""
        kept = [other for other in self.recent_files if other not in (path, path.absolute())]
        self._settings.setValue("files/recent", "\n".join(map(str, kept)))

    @property
    def last_folder(self) -> str:
        """Where the last file was chosen; empty at first."""
        return self._text("files/folder")

    @last_folder.setter
    def last_folder(self, folder: str) -> None:
        self._settings.setValue("files/folder", folder)

    def layout(self, name: str) -> QByteArray:
        """A remembered arrangement; empty for none."""
        value = self._settings.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_layout(self, name: str, state: QByteArray) -> None:
        """Remembers an arrangement."""
        self._settings.setValue(f"layout/{name}", state)

    def flag(self, name: str, *, default: bool) -> bool:
        """A remembered yes or no."""
        return self._text(f"flags/{name}") == "1" if self._text(f"flags/{name}") else default

    def set_flag(self, name: str, *, value: bool) -> None:
        """Remembers a yes or no."""
        self._settings.setValue(f"flags/{name}", "1" if value else "0")

    def text(self, name: str) -> str:
        """A remembered choice; empty for none."""
        return self._text(f"choices/{name}")

    def set_text(self, name: str, text: str) -> None:
        """Remembers a choice."""
        self._settings.setValue(f"choices/{name}", text)

    def _text(self, key: str) -> str:
        value = self._settings.value(key, "")
        return value if isinstance(value, str) else ""
