"""The program opens no connection, and its commands load no more than they need."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
opened = []
def listen(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.client", "webbrowser.")):
        opened.append(event)
sys.addaudithook(listen)
from desktop_app.__main__ import main
for line in (
    ["new", "a.kaizen", "--sample"],
    ["verify", "a.kaizen"],
    ["export", "a.kaizen", "--report", "plan", "-o", "a.docx"],
):
    sys.argv = ["plan-reporter", *line]
    assert main() == 0, line
    loaded = {"PySide6", "docx", "lxml", "babel"} & set(sys.modules)
    assert not loaded or line[0] == "export", (line, loaded)  # counts the pages by Qt's fonts
assert opened == [], opened
"""


def test_commands_connect_to_nothing_and_load_little(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    script = f"import sys; sys.path.insert(0, {str(root)!r})\n{SCRIPT}"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
