"""`python -m tasks`: starts everything. With a command, an operator's view of the jobs."""

import sys

from core.errors import SverkaError
from tasks.words import terminal_language


def main(arguments: list[str]) -> int:
    try:
        if arguments:
            from tasks.operate import operate

            return operate(arguments)
        from core.config import read_config
        from tasks.launcher.supervisor import Supervisor

        return Supervisor(read_config()).run()
    except SverkaError as error:
        print(f"error[{error.code}]: {error.message(terminal_language())}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
