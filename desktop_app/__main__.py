"""`python -m desktop_app` and the script `plan-reporter`."""

import gc
import sys

_GROWTH = 50_000
"""Objects more before Python looks for rings of unused ones: a start makes as many, and keeps them.
"""


def main() -> int:
    """Runs the command line; even the loading of the program can be interrupted quietly."""
    gc.set_threshold(_GROWTH)
    try:
        from desktop_app.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        return 1


if __name__ == "__main__":
    sys.exit(main())
