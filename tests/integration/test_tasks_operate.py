"""The operator's commands and the pairs that they queue."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from core.errors import NothingMatches, SetupError
from tasks.pairs import matched
from tests.supervised import ROOT


def files(folder: Path, **named: str) -> Path:
    for name, text in named.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def names(old: Path, new: Path) -> list[tuple[str, str]]:
    return [(one.name, two.name) for one, two in matched(old, new).pairs]


def test_folders_are_matched_by_name_whatever_the_ending(tmp_path: Path) -> None:
    old = files(tmp_path / "old", a_txt="1", b_txt="2", only_txt="3", in__c_md="4", x_exe="5")
    new = files(tmp_path / "new", A_md="6", b_txt="7", in__c_txt="8", x_exe="9")
    assert names(old, new) == [("a.txt", "A.md"), ("b.txt", "b.txt"), ("c.md", "c.txt")]
    assert matched(old, new).alone == (("only.txt",), ())


def test_zip_files_are_read_like_folders(tmp_path: Path) -> None:
    for name, text in (("old.zip", "1"), ("new.zip", "2")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("папка/договор.txt", text)
    files(tmp_path / "folder", договор_txt="3")
    assert names(tmp_path / "old.zip", tmp_path / "new.zip") == [("договор.txt", "договор.txt")]
    assert names(tmp_path / "old.zip", tmp_path / "folder") == [("договор.txt", "договор.txt")]


def test_two_files_are_a_pair_whatever_their_names(tmp_path: Path) -> None:
    files(tmp_path, a_txt="1", b_txt="2")
    assert names(tmp_path / "a.txt", tmp_path / "b.txt") == [("a.txt", "b.txt")]


def test_what_matches_nothing_is_said(tmp_path: Path) -> None:
    files(tmp_path / "old", a_txt="1")
    files(tmp_path / "new", b_txt="1")
    with pytest.raises(NothingMatches):
        matched(tmp_path / "old", tmp_path / "new")
    with pytest.raises(SetupError):
        matched(tmp_path / "old", tmp_path / "absent")


def command(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SVERKA_", "LC_", "LANG"))}
    # Nothing listens there: the commands say what is, and keep what they are given.
    mine = {"SVERKA_HOME": str(home), "SVERKA_REDIS_URL": "redis://127.0.0.1:1/0", "SVERKA_OLLAMA_URL": "http://127.0.0.1:1"}
    return subprocess.run(
        [sys.executable, "-m", "tasks", *arguments],
        cwd=ROOT,
        env=kept | mine | {"LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_submit_status_and_drain_without_redis(tmp_path: Path) -> None:
    home = tmp_path / "home"
    old = files(tmp_path / "old", a_txt="раз два", b_txt="три", c_txt="четыре")
    new = files(tmp_path / "new", a_txt="раз три", b_txt="три")
    sent = command(home, "submit", str(old), str(new))
    assert sent.returncode == 0
    assert sent.stderr == f"Belongs to nothing and is left out: {old / 'c.txt'}\n"
    ids = sent.stdout.split()
    assert len(ids) == 2
    shown = command(home, "status", "--json")
    assert shown.returncode == 0, shown.stderr
    status = json.loads(shown.stdout)
    assert {"redis", "worker", "database", "model", "disk"} <= set(status["parts"])
    assert all(set(part) == {"state", "since", "detail"} for part in status["parts"].values())
    assert status["parts"]["redis"]["state"] == status["parts"]["worker"]["state"] == "stopped"
    by_id = {job["id"]: job for job in status["jobs"]}
    assert set(ids) < set(by_id)
    keys = {"id", "kind", "state", "attempt", "stage", "done", "total", "error", "result"}
    assert set(by_id[ids[0]]) == keys
    assert (by_id[ids[0]]["kind"], by_id[ids[0]]["state"]) == ("compare", "pending")
    swept = command(home, "sweep")
    assert (swept.returncode, swept.stdout.strip()) == (0, "0")
    drained = command(home, "drain", "--timeout", "0.1")
    assert drained.returncode == 3
    assert "3" in drained.stderr


def test_backup_restore_and_copy_from_the_terminal(tmp_path: Path) -> None:
    home, other, third = tmp_path / "home", tmp_path / "other", tmp_path / "third.db"
    folder = files(tmp_path, old_txt="раз два", new_txt="раз три")
    (job,) = command(home, "submit", str(folder / "old.txt"), str(folder / "new.txt")).stdout.split()
    kept = command(home, "backup", str(tmp_path / "b"))
    assert (kept.returncode, kept.stderr) == (0, "")
    assert ["versions", "2"] in [line.split() for line in kept.stdout.splitlines()]
    restored = command(other, "restore", str(tmp_path / "b"))
    assert (restored.returncode, restored.stdout) == (0, kept.stdout)
    assert job in command(other, "status").stdout
    copied = command(other, "copy", f"sqlite:///{third}", "--blobs", str(tmp_path / "blobs"))
    assert (copied.returncode, copied.stdout) == (0, kept.stdout)
    again = command(other, "copy", f"sqlite:///{third}")
    assert again.returncode == 2
    assert again.stderr.startswith("error[NOT_EMPTY]: ")


def test_refusals_are_one_line_and_status_2(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    for arguments, code in (
        (("submit", str(tmp_path / "absent"), str(tmp_path)), "SETUP"),
        (("submit", str(empty), str(empty)), "EMPTY_FILE"),
        (("retry", "no-such-job"), "NOT_FOUND"),
        (("submit", "--user", "nobody", str(empty), str(empty)), "NOT_FOUND"),
    ):
        refused = command(tmp_path / "home", *arguments)
        assert refused.returncode == 2, refused.stderr
        assert refused.stderr.startswith(f"error[{code}]: ")
        assert refused.stderr.count("\n") == 1


def test_names_of_strangers_move_no_cursor_of_the_terminal(tmp_path: Path) -> None:
    """Neither where they are left out nor where a file is refused."""
    for name, second in (("old.zip", b"1"), ("new.zip", b"")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(f"{name}\x1b[31m.txt", "text")
            archive.writestr("a.txt", "text")
            archive.writestr("b\x1b[2J\nerror[FAKE].txt", second)
    refused = command(tmp_path / "home", "submit", str(tmp_path / "old.zip"), str(tmp_path / "new.zip"))
    assert refused.returncode == 2
    assert "\x1b" not in refused.stdout + refused.stderr
    *left_out, error = refused.stderr.splitlines()
    assert len(left_out) == 2
    assert error.startswith("error[")
