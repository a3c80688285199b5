"""``python -m detente``, and the program that is installed as ``detente``."""

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; Ctrl-C stops it in one line, even while it still loads."""
    try:
        from detente.cli.app import main as command_line

        command_line()
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
