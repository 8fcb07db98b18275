"""What the server imports before it answers its first request."""

import subprocess
import sys


def test_the_routes_bring_no_tables_and_no_comparison() -> None:
    """pandas and the pages come with the first page, not before the server listens."""
    code = "import sys, pages.routes; print(*sorted({'pandas', 'core.comparison', 'core.reports.register'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert found.stdout.strip() == ""
