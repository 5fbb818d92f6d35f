"""`python -m desktop_app` and the script `plan-reporter`."""

import sys

from desktop_app.support import collector


def main() -> int:
    """Runs the command line; even the loading of the program can be interrupted quietly."""
    collector.pause()
    try:
        from desktop_app.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        return 1


if __name__ == "__main__":
    sys.exit(main())
