"""Bring the catalogues up to date with the strings of the program.

    python i18n/update_catalogue.py

writes messages.pot, adds new strings to en/LC_MESSAGES/messages.po, drops those that are gone, and
prints what waits for an English text. Neither dates nor places in the code are written, so that the
files change only where a string does.
"""

from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

HERE: Final = Path(__file__).resolve().parent
SOURCES: Final = HERE.parent / "desktop_app"
TEMPLATE: Final = HERE / "messages.pot"
ENGLISH: Final = HERE / "en" / "LC_MESSAGES" / "messages.po"
# `ngettext(msgid, number)`: Japanese has one form, so the same text stands for both.
KEYWORDS: Final = {
    "_": None,
    "N_": None,
    "pgettext": ((1, "c"), 2),
    "ngettext": (1, 1),
}
_HEADER: Final = """\
msgid ""
msgstr ""
"Project-Id-Version: improvement-plan-reporter\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
_ENGLISH_HEADER: Final = (
    _HEADER + '"Language: en\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
)


def extract() -> Catalog:
    """The strings that the code marks now."""
    catalogue = Catalog()
    found = extract_from_dir(
        SOURCES,
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("i18n:",),
        strip_comment_tags=True,
    )
    for _place, _line, message, comments, context in found:
        catalogue.add(message, auto_comments=comments, context=context)
    return catalogue


def read(path: Path) -> Catalog:
    """A catalogue from its file; English rules for plurals."""
    with path.open("rb") as file:
        return read_po(file, locale="en")


def updated(english: Catalog, template: Catalog) -> Catalog:
    """The English catalogue with exactly the template's strings; nothing is guessed."""
    english.update(template, no_fuzzy_matching=True)
    english.obsolete.clear()
    return english


def as_text(catalogue: Catalog, header: str) -> str:
    """The file's content, sorted, one line per string."""
    body = BytesIO()
    write_po(
        body,
        catalogue,
        width=0,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    return header + "\n" + body.getvalue().decode()


def untranslated(catalogue: Catalog) -> list[str]:
    """The msgids without a text."""
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id and not all(forms(message.string))
    ]


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """A text's forms by number; one that was never given counts as one empty form."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def main() -> None:
    """Rewrite both files."""
    template = extract()
    english = updated(read(ENGLISH) if ENGLISH.exists() else Catalog(locale="en"), template)
    for path, catalogue, header in (
        (TEMPLATE, template, _HEADER),
        (ENGLISH, english, _ENGLISH_HEADER),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_text(catalogue, header), encoding="utf-8", newline="\n")
    missing = untranslated(english)
    print(f"{len(template)} strings, {len(missing)} without English")
    print("\n".join(missing))


if __name__ == "__main__":
    main()
