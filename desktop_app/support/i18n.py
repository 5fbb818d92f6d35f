"""The language of the interface: Japanese stands in the code, English in a catalogue.

`_("開く")` is looked up when it is called, so a language change needs no restart of the program's
logic; texts that must exist before a language is chosen are marked by `N_` and looked up later.
Blanks are named: `_("{count} 件").format(count=3)`.
"""

import gettext as _gettext
import os
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Final, Literal, TypeGuard

from desktop_app.support import paths

Language = Literal["ja", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("ja", "en")
DOMAIN: Final = "messages"
_ENGLISH_PRIMARY_LANGID: Final = 0x09

_current: Language = "ja"
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def _(msgid: str) -> str:
    """The text in the interface's language."""
    # The empty msgid is the catalogue's header.
    return _catalogue.gettext(msgid) if msgid else ""


def pgettext(context: str, msgid: str) -> str:
    """Like `_`, for a word that another language says differently in different places."""
    return _catalogue.pgettext(context, msgid)


def ngettext(msgid: str, number: int) -> str:
    """Like `_`, for a text with `{number}`: Japanese has one form, English two."""
    return _catalogue.ngettext(msgid, msgid, number)


def N_(msgid: str) -> str:
    """Mark a text for the catalogue; it is returned as it is."""
    return msgid


def language() -> Language:
    """The language in force."""
    return _current


def set_language(chosen: Language) -> None:
    """Put a language in force for the whole process."""
    global _current, _catalogue
    _catalogue = _gettext.NullTranslations() if chosen == "ja" else _load(chosen)
    _current = chosen


def choose_language(
    option: str | None = None,
    setting: str | None = None,
    system: str | None = None,
) -> Language:
    """The first that says something: option, setting, system; what is not English is Japanese.

    `system` is a locale name such as `system_locale()` gives. An option or setting that names no
    language of ours is passed over.
    """
    for wish in (option, setting):
        if is_language(wish):
            return wish
    return "en" if _names_english(system or "") else "ja"


def is_language(name: str | None) -> TypeGuard[Language]:
    """Whether the program speaks the language of this code."""
    return name in LANGUAGES


def system_locale(environ: Mapping[str, str] = os.environ) -> str:
    """The locale that the user's system asks for, or an empty text."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if name := environ.get(variable, ""):
            return name
    return _windows_locale()


def _windows_locale() -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    langid = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    return "en" if langid & 0x3FF == _ENGLISH_PRIMARY_LANGID else ""


def _names_english(locale_name: str) -> bool:
    return locale_name.replace("-", "_").split(".")[0].split("_")[0].lower() == "en"


def _load(chosen: Language) -> _gettext.NullTranslations:
    folder = paths.catalogues() / chosen / "LC_MESSAGES"
    po, mo = folder / f"{DOMAIN}.po", folder / f"{DOMAIN}.mo"
    if _is_fresh(mo, than=po):
        return _gettext.GNUTranslations(BytesIO(mo.read_bytes()))
    if po.is_file():
        return _gettext.GNUTranslations(BytesIO(compile_po(po)))
    return _gettext.NullTranslations()


def _is_fresh(mo: Path, *, than: Path) -> bool:
    if not mo.is_file():
        return False
    return not than.is_file() or mo.stat().st_mtime_ns >= than.stat().st_mtime_ns


def compile_po(po: Path) -> bytes:
    """The catalogue as gettext reads it."""
    # Only here: Babel costs 30 ms, and a Japanese or a built program never needs it.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with po.open("rb") as file:
        catalogue = read_po(file, locale=po.parent.parent.name, domain=DOMAIN)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()
