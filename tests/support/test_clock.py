import subprocess
import sys
from datetime import timedelta

from desktop_app.support import clock


def test_now_knows_its_offset_and_today_is_its_day() -> None:
    moment = clock.now()
    assert moment.utcoffset() is not None
    assert moment.microsecond == 0
    assert moment.date() <= clock.today() <= moment.date() + timedelta(days=1)


def test_support_loads_neither_qt_nor_babel() -> None:
    script = (
        "import sys\n"
        "from desktop_app.support import atomic, clock, glyphs, i18n, log, notices, paths\n"
        "i18n.set_language('ja')\n"
        "print(sorted({'PySide6', 'babel', 'sqlite3', 'docx'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout == "[]\n", done.stderr
