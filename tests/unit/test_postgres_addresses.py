"""What is refused in a database server's address before anything connects."""

from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from core.errors import SetupError
from core.storage.database import Database
from core.storage.postgres import opener


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("sslmode=always", "sslmode must be one of"),
        ("sslmod=require", "no sslmod there"),
        ("sslmode=disable&sslmode=require", "no sslmode there, or not twice"),
        ("target_session_attrs=read-write", "no target_session_attrs there"),
        ("connect_timeout=0", "connect_timeout must be"),
        ("connect_timeout=soon", "connect_timeout must be"),
        ("sslmode=verify-full&sslrootcert=/none/here.crt", "a certificate that it names: No such file"),
    ],
)
def test_a_word_that_is_not_understood_is_refused_by_name(words: str, why: str) -> None:
    """An address that asks for encryption in words nobody reads would be served without."""
    with pytest.raises(SetupError, match=why):
        opener(make_url(f"postgresql://sverka@localhost/sverka?{words}"))


@pytest.mark.parametrize("driver", ["", "+psycopg", "+pg8000"])
def test_whichever_driver_an_address_names_there_is_one(driver: str) -> None:
    database = Database(f"postgresql{driver}://sverka@localhost/sverka")
    assert database.engine.url.drivername == "postgresql+pg8000"
    assert not database.is_sqlite


def test_a_file_that_is_no_certificate_is_refused(tmp_path: Path) -> None:
    (tmp_path / "root.crt").write_text("no certificate", encoding="ascii")
    with pytest.raises(SetupError, match="a certificate that it names"):
        opener(make_url(f"postgresql://sverka@localhost/sverka?sslmode=verify-ca&sslrootcert={tmp_path}/root.crt"))
