"""A web process without its pages: python -m tests.faults.submitter FIRST COUNT submits small comparisons, four at a time,
and looks at the lists between them."""

import sys
from concurrent.futures import ThreadPoolExecutor

from core.config import read_config
from core.service import Service
from tasks.compose import parts
from tests.plant import small_pair


def main(first: int, count: int) -> int:
    service = Service(parts(read_config()))
    user = service.terminal_user()

    def submit(number: int) -> None:
        old, new = small_pair(number)
        record = service.compare_files(user, old=old, new=new)
        service.comparison(user, record.id)
        service.jobs(user, active_only=True, limit=20)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(submit, range(first, first + count)))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
