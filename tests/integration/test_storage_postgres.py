"""A PostgreSQL server: addresses, encryption, what its errors become, and what a connection keeps of a transaction."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pg8000
import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError

from core.errors import StorageError
from core.storage.database import Database
from core.storage.postgres import opener
from tests.stored import new_postgres
from tests.supervised import until

pytestmark = pytest.mark.postgres


@pytest.fixture
def base() -> Iterator[Database]:
    made = Database(new_postgres())
    yield made
    made.dispose()


def asked(address: str, question: str) -> object:
    """The one value that a connection of its own answers."""
    with closing(opener(make_url(address))()) as connection:
        cursor = connection.cursor()
        cursor.execute(question)
        return cursor.fetchone()[0]


def told(address: str, *commands: str) -> None:
    with closing(opener(make_url(address))()) as connection:
        connection.autocommit = True
        for command in commands:
            connection.cursor().execute(command)


ENCRYPTED = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"


@pytest.fixture
def certificate() -> Iterator[Path]:
    """The server's own certificate, for localhost; while it is there the server encrypts."""
    address = new_postgres()
    data = Path(str(asked(address, "SHOW data_directory")))
    key, made = data / "server.key", data / "server.crt"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"]
    new = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(made), *subject]
    subprocess.run(new, check=True, capture_output=True)
    key.chmod(0o600)
    for file in (key, made):
        os.chown(file, data.stat().st_uid, data.stat().st_gid)
    told(address, "ALTER SYSTEM SET ssl = on", "SELECT pg_reload_conf()")
    until(lambda: asked(address, ENCRYPTED), 30, "the server encrypts")
    yield made
    told(address, "ALTER SYSTEM RESET ssl", "SELECT pg_reload_conf()")
    until(lambda: not asked(address, ENCRYPTED), 30, "the server encrypts no more")


def test_encrypted_where_the_server_can(certificate: Path) -> None:
    address = new_postgres()
    assert [asked(f"{address}?sslmode={mode}", ENCRYPTED) for mode in ("prefer", "require", "disable")] == [True, True, False]


def test_a_certificate_is_checked_with_the_name_where_the_address_says_so(certificate: Path) -> None:
    numbered = new_postgres()
    named = numbered.replace("127.0.0.1", "localhost")
    assert asked(f"{named}?sslmode=verify-full&sslrootcert={certificate}", ENCRYPTED) is True
    assert asked(f"{numbered}?sslmode=verify-ca&sslrootcert={certificate}", ENCRYPTED) is True
    with pytest.raises(Exception, match="certificate"):
        asked(f"{numbered}?sslmode=verify-full&sslrootcert={certificate}", ENCRYPTED)
    with pytest.raises(Exception, match="certificate"):
        asked(f"{named}?sslmode=verify-full", ENCRYPTED)


def test_encryption_that_is_asked_for_is_never_left_out() -> None:
    address = new_postgres()
    assert asked(f"{address}?sslmode=prefer", ENCRYPTED) is False
    with pytest.raises(pg8000.InterfaceError, match="refuses SSL"):
        asked(f"{address}?sslmode=require", ENCRYPTED)


def test_by_the_folder_of_its_socket() -> None:
    url = make_url(new_postgres())
    folder = asked(url.render_as_string(), "SHOW unix_socket_directories")
    address = f"postgresql://sverka@/{url.database}?host={folder}&port={url.port}&application_name=mine"
    assert asked(address, "SELECT current_setting('application_name')") == "mine"


def test_a_statement_may_take_longer_than_connecting() -> None:
    database = Database(f"{new_postgres()}?connect_timeout=1")
    with database.read() as tx:
        tx.execute(text("SELECT pg_sleep(1.3)"))
    database.dispose()


def test_a_server_that_is_away_is_an_error_of_storage() -> None:
    gone = Database("postgresql://sverka@127.0.0.1:1/sverka")
    with pytest.raises(StorageError, match="port 1"), gone.read():
        pass


def test_what_a_row_must_not_break_is_one_kind_of_error(base: Database) -> None:
    with base.write() as tx:
        tx.execute(text("CREATE TABLE parent (id INTEGER PRIMARY KEY)"))
        tx.execute(text("CREATE TABLE child (parent INTEGER NOT NULL REFERENCES parent, age INTEGER CHECK (age > 0))"))
        tx.execute(text("INSERT INTO parent VALUES (1)"))
    for values in ("(2, 1)", "(NULL, 1)", "(1, 0)"):
        with pytest.raises(IntegrityError), base.write() as tx:
            tx.execute(text(f"INSERT INTO child VALUES {values}"))


def test_an_error_is_told_as_the_servers_sentence(base: Database) -> None:
    with pytest.raises(StorageError) as caught, base.write() as tx:
        tx.execute(text("SELECT * FROM nothing"))
    assert caught.value.values == {"what": 'relation "nothing" does not exist'}


def ended_by_the_server(base: Database) -> None:
    with base.write() as tx:
        number = tx.execute(text("SELECT pg_backend_pid()")).scalar_one()
        told(base.url.render_as_string(), f"SELECT pg_terminate_backend({number})")
        tx.execute(text("SELECT 1"))


def test_a_connection_that_the_server_ends_is_replaced(base: Database, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(StorageError):
        ended_by_the_server(base)
    with base.write() as tx:
        assert tx.execute(text("SELECT 1")).scalar_one() == 1
    assert not [line for line in caplog.records if line.name.startswith("sqlalchemy")]


def test_reading_only_ends_with_its_transaction(base: Database) -> None:
    """A pooler in transaction mode lends the connection to the next, who may want to write."""
    with base.read() as tx:
        assert tx.execute(text("SHOW transaction_read_only")).scalar_one() == "on"
        assert tx.execute(text("SHOW transaction_isolation")).scalar_one() == "repeatable read"
        assert tx.execute(text("SHOW default_transaction_read_only")).scalar_one() == "off"
        assert tx.execute(text("SHOW default_transaction_isolation")).scalar_one() == "read committed"
