"""Backup, restore and copy, from either database into either: what arrives is what was there, checked."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from core.errors import BackupBroken, NotEmpty, SetupError
from core.model.job import JobState
from core.service import Service
from core.service.backup import back_up, move, restore
from core.storage import transfer
from core.storage.blobs import FolderBlobs, MemoryBlobs
from core.storage.database import Database
from core.storage.upgrade import revision_of, upgrade
from tests.stored import BOTH, NEW, OLD, PASSWORD, Stand, compared, database_url, parts_on, stand_on


@pytest.fixture(params=BOTH)
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Another database, still without tables."""
    folder = tmp_path / "other"
    folder.mkdir()
    made = Database(database_url(request.param, folder))
    yield made
    made.dispose()


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Stand]:
    """A composed service on SQLite, for what does not depend on the database."""
    made = Database(f"sqlite:///{tmp_path / 'one.db'}")
    upgrade(made)
    yield stand_on(made, tmp_path)
    made.dispose()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    yield made
    made.dispose()


def filled(stand: Stand) -> str:
    """A comparison with its report, some pending work, an audit; returns the comparison's id."""
    record = compared(stand, stand.user("анна"))
    stand.service.start_report(stand.admin, record.id, "json")
    stand.work()
    stand.service.upload(stand.admin, name="ждёт.txt", data="Ждёт чтения.".encode())
    return record.id


def prints(base: Database) -> dict[str, str]:
    with base.read() as tx:
        return {table.name: transfer.fingerprint(tx, table).sha256 for table in transfer.kept_tables()}


def goes_on(stand: Stand, base: Database, blobs: MemoryBlobs, comparison: str) -> None:
    """The other installation works as the first one did: sign-in, results, pending work, new audit rows."""
    there = Service(parts_on(base, stand.parts.config))
    object.__setattr__(there.parts, "blobs", blobs)
    assert there.sign_in("Admin", PASSWORD)
    assert there.comparison_result(stand.admin, comparison) == stand.service.comparison_result(stand.admin, comparison)
    report = there.reports(stand.admin, comparison)[0]
    assert there.report_bytes(stand.admin, report.id) == stand.service.report_bytes(stand.admin, report.id)
    assert JobState.PENDING in [job.state for job in there.jobs(stand.admin)]
    there.rename(stand.admin, there.documents(stand.admin)[0].id, "другое имя")


def test_restored_into_another_it_goes_on(stand: Stand, other: Database, tmp_path: Path) -> None:
    comparison, file = filled(stand), tmp_path / "sverka.backup"
    made = back_up(stand.parts.database, stand.parts.blobs, file)
    assert file.stat().st_mode & 0o077 == 0
    assert made.missing == ()
    blobs = MemoryBlobs()
    assert restore(file, other, blobs) == made
    assert prints(other) == prints(stand.parts.database)
    assert set(blobs.digests()) == set(stand.parts.blobs.digests())
    goes_on(stand, other, blobs, comparison)


def test_copied_to_another_it_goes_on(stand: Stand, other: Database) -> None:
    comparison, blobs = filled(stand), MemoryBlobs()
    moved = move(stand.parts.database, stand.parts.blobs, other, blobs)
    assert moved.missing == ()
    assert moved.tables["comparisons"] == 1
    assert prints(other) == prints(stand.parts.database)
    goes_on(stand, other, blobs, comparison)


def test_while_others_write_a_backup_is_of_one_moment(stand: Stand, empty: Database, tmp_path: Path) -> None:
    """A document that comes between two tables is wholly in it or not at all: restoring would fail on a version without one."""
    lines, count = transfer.lines, [0]

    def interrupted(*arguments: object) -> Iterator[str]:
        count[0] += 1
        mark = f"{count[0]}\n".encode()
        stand.service.compare_files(stand.admin, old=(OLD[0], OLD[1] + mark), new=(NEW[0], NEW[1] + mark))
        stand.work()
        yield from lines(*arguments)  # type: ignore[arg-type]

    filled(stand)
    before = prints(stand.parts.database)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("core.storage.transfer.lines", interrupted)
        made = back_up(stand.parts.database, stand.parts.blobs, tmp_path / "b")
    assert count[0] == len(transfer.kept_tables())
    assert made.missing == ()
    assert restore(tmp_path / "b", empty, MemoryBlobs()).tables["documents"] == made.tables["documents"]
    assert len(before) == len(prints(empty))


def test_nothing_is_taken_over_what_is_there(one: Stand, tmp_path: Path) -> None:
    filled(one)
    file = tmp_path / "b"
    back_up(one.parts.database, one.parts.blobs, file)
    before = prints(one.parts.database)
    with pytest.raises(NotEmpty):
        restore(file, one.parts.database, MemoryBlobs())
    assert prints(one.parts.database) == before


def test_a_fresh_installation_that_has_started_once_can_be_filled(one: Stand, empty: Database, tmp_path: Path) -> None:
    filled(one)
    file = tmp_path / "b"
    back_up(one.parts.database, one.parts.blobs, file)
    upgrade(empty)
    Service(parts_on(empty, one.parts.config)).terminal_user()
    restore(file, empty, MemoryBlobs())
    assert prints(empty) == prints(one.parts.database)


@pytest.mark.parametrize("harm", ["cut", "row", "blob", "absent blob", "no zip", "later version"])
def test_a_broken_backup_leaves_nothing(one: Stand, empty: Database, tmp_path: Path, harm: str) -> None:
    filled(one)
    file, broken = tmp_path / "b", tmp_path / "broken"
    back_up(one.parts.database, one.parts.blobs, file)
    broken.write_bytes(file.read_bytes()[:-100] if harm == "cut" else b"no zip")
    if harm in ("row", "blob", "absent blob", "later version"):
        with zipfile.ZipFile(file) as source, zipfile.ZipFile(broken, "w") as target:
            spoiled = next(name for name in source.namelist() if name.startswith("blobs/"))
            for name in source.namelist():
                data = source.read(name)
                if harm == "row" and name == "tables/documents.jsonl":
                    data = data.replace(b"updated", b"updated", 1).replace(b"2026", b"2025", 1)
                if harm == "later version" and name == "manifest.json":
                    data = data.replace(b'"revision": "', b'"revision": "9')
                if name != spoiled or harm not in ("blob", "absent blob"):
                    target.writestr(name, data)
                elif harm == "blob":
                    target.writestr(name, data + b"x")
    with pytest.raises(SetupError) as caught:
        restore(broken, empty, MemoryBlobs())
    assert harm == "later version" or isinstance(caught.value, BackupBroken)
    upgrade(empty)
    with empty.read() as tx:
        assert tx.execute(text("SELECT count(*) FROM users")).scalar_one() == 0
    restore(file, empty, MemoryBlobs())


def first_columns(folder: Path) -> dict[str, set[str]]:
    """The tables and columns of the first version."""
    made = Database(f"sqlite:///{folder / 'first.db'}")
    upgrade(made, "0001")
    found = inspect(made.engine)
    columns = {name: {column["name"] for column in found.get_columns(name)} for name in found.get_table_names()}
    made.dispose()
    return columns


def test_a_backup_of_an_earlier_version_is_brought_to_this_one(one: Stand, empty: Database, tmp_path: Path) -> None:
    """As the first version wrote it: without the tables and columns that came later."""
    comparison, file, earlier = filled(one), tmp_path / "b", tmp_path / "earlier"
    back_up(one.parts.database, one.parts.blobs, file)
    columns, tables = first_columns(tmp_path), {}
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(earlier, "w") as target:
        manifest = json.loads(source.read("manifest.json"))
        for name in source.namelist():
            if name.startswith("blobs/"):
                target.writestr(name, source.read(name))
        for table in manifest["tables"].keys() & columns.keys():
            mark, lines = transfer.Fingerprint(), []
            for line in source.read(f"tables/{table}.jsonl").decode().splitlines():
                row = {name: value for name, value in json.loads(line).items() if name in columns[table]}
                lines.append(json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
                mark.add(lines[-1])
            target.writestr(f"tables/{table}.jsonl", "".join(f"{line}\n" for line in lines))
            tables[table] = {"rows": mark.rows, "sha256": mark.sha256}
        target.writestr("manifest.json", json.dumps(manifest | {"revision": "0001", "tables": tables}))
    blobs = MemoryBlobs()
    restore(earlier, empty, blobs)
    with empty.read() as tx:
        assert revision_of(tx) > "0001"
    goes_on(one, empty, blobs, comparison)


def test_a_lost_blob_is_named_and_all_else_is_kept(one: Stand, empty: Database, tmp_path: Path) -> None:
    filled(one)
    folder = FolderBlobs(tmp_path / "blobs")
    digests = [folder.put(one.parts.blobs.get(digest)) for digest in one.parts.blobs.digests()]
    folder.delete(digests[0])
    (tmp_path / "blobs" / digests[1][:2] / digests[1]).write_bytes(b"damaged")
    made = back_up(one.parts.database, folder, tmp_path / "b")
    assert set(made.missing) == set(digests[:2])
    blobs = MemoryBlobs()
    assert restore(tmp_path / "b", empty, blobs).missing == made.missing
    assert set(blobs.digests()) == set(digests[2:])


def test_a_target_that_cannot_be_written_is_said(one: Stand, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="absent"):
        back_up(one.parts.database, one.parts.blobs, tmp_path / "absent" / "b")
    with pytest.raises(SetupError, match="nothing"):
        restore(tmp_path / "nothing", one.parts.database, MemoryBlobs())


def test_a_copy_trusts_no_name(one: Stand, empty: Database, tmp_path: Path) -> None:
    """What lies in the target under a blob's name is read; a damaged one is replaced, and one that is damaged here is named."""
    filled(one)
    digests = sorted(one.parts.blobs.digests())
    here, there = FolderBlobs(tmp_path / "here"), FolderBlobs(tmp_path / "there")
    for digest in digests:
        for store in (here, there):
            store.put(one.parts.blobs.get(digest))
    harmed_there, harmed_in_both = digests[0], digests[1]
    (there.folder / harmed_there[:2] / harmed_there).write_bytes(b"other")
    for store in (here, there):
        (store.folder / harmed_in_both[:2] / harmed_in_both).write_bytes(b"other")
    moved = move(one.parts.database, here, empty, there)
    assert moved.missing == (harmed_in_both,)
    assert there.get(harmed_there) == one.parts.blobs.get(harmed_there)
