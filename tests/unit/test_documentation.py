"""The docs say what is so: every setting, error, format and link."""

import ast
import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Final

import pytest
from starlette.routing import Route

from core import config, errors, limits
from core.cli.arguments import parser
from core.errors import SverkaError
from core.locale import catalogue
from core.model.job import JobKind, JobState
from core.reports import FORMATS
from pages.routes import routes

ROOT = Path(__file__).parent.parent.parent
READMES = ("README.md", "README.ru.md")


def settings() -> set[str]:
    return set(re.findall(r"SVERKA_[A-Z_]+", Path(config.__file__).read_text(encoding="utf-8")))


def error_classes() -> list[type[SverkaError]]:
    found = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, SverkaError)]
    assert len(found) > 20
    return found


@pytest.mark.parametrize("readme", READMES)
def test_every_setting_stands_in_the_readme(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert settings()
    assert {name for name in settings() if f"`{name}`" not in text} == set()


@pytest.mark.parametrize("path", [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


@pytest.mark.parametrize("kind", error_classes(), ids=lambda kind: kind.__name__)
def test_every_error_is_translated(kind: type[SverkaError]) -> None:
    russian = catalogue("errors", "ru").gettext(kind.sentence)
    assert kind.sentence == "{what}" or russian != kind.sentence
    assert set(re.findall(r"\{(\w+)\}", russian)) == set(re.findall(r"\{(\w+)\}", kind.sentence))


def test_error_codes_are_unique() -> None:
    codes = [kind.code for kind in error_classes()]
    assert len(codes) == len(set(codes))


def test_every_direct_dependency_has_a_reason() -> None:
    for line in (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            assert re.fullmatch(r"[\w.\[\]-]+ +# .{8,}", line), line


def test_requirements_are_pinned_with_hashes() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^[\w.\[\],-]+==", text, re.M)
    assert len(pins) > 50
    assert text.count("--hash=sha256:") >= len(pins)
    assert not re.search(r"^--(extra-)?index-url|://", text, re.M)


def test_licences_allow_whoever_gets_it_to_do_with_it_what_they_want() -> None:
    """Of everything that is pinned: no GPL of any kind, whose conditions would come with Sverka."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    free = re.compile(r"\b(MIT|BSD|Apache|PSF|Python Software Foundation|ISC|MPL|Mozilla|HPND|Unlicense|zlib)\b", re.IGNORECASE)
    bound, checked = set(), 0
    for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE):
        try:
            told = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue  # of another system
        checked += 1
        classes = [one for one in told.get_all("Classifier") or [] if one.startswith("License")]
        said = " ".join([told.get("License-Expression") or (told.get("License") or "")[:60], *classes])
        if not free.search(said) or "GPL" in said:
            bound.add(name)
    assert checked > 60
    assert bound == set()


def test_every_report_format_is_named() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8") + (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert {name for name in FORMATS if name.upper() not in text.upper()} == set()


def test_the_version_is_one() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"])


def doc(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [*JobKind, *JobState])
def test_every_kind_and_state_of_a_job_has_its_line(kind: JobKind | JobState) -> None:
    assert f"\n| `{kind.value}` |" in doc("jobs.md")


@pytest.mark.parametrize(
    "said",
    [
        f"lease ({limits.LEASE_SECONDS} s)",
        f"every {limits.HEARTBEAT_SECONDS} s the worker renews",
        f"**Attempts** ({limits.JOB_ATTEMPTS})",
        "grow ({} s, {} s, {} min)".format(*limits.RETRY_PAUSES[:2], limits.RETRY_PAUSES[2] // 60),
        f"with a bound of {limits.JOB_STOPS}",
        f"every {limits.SWEEP_SECONDS} s in each worker",
        f"went out {limits.RESEND_SECONDS} s ago",
        f"**Time**: {limits.TASK_SOFT_SECONDS // 60} minutes a task",
        f"**Memory**: {limits.TASK_BYTES // limits.MIB // 1024} GB",
        f"{limits.JOBS_QUEUED:,} jobs of one user",
        f"outgrows {limits.LOG_BYTES // limits.MIB} MiB",
    ],
)
def test_the_page_of_jobs_says_the_limits_that_hold(said: str) -> None:
    assert said in doc("jobs.md")


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_says_when_a_silent_model_is_stopped(readme: str) -> None:
    unit = "s" if readme == "README.md" else "с"
    assert f"{limits.MODEL_SILENCE_SECONDS} {unit}" in (ROOT / readme).read_text(encoding="utf-8")


def test_every_route_stands_in_the_page_of_pages() -> None:
    told = re.sub(r"/(ID|N|old\\\|new)\b", "/*", doc("pages.md"))
    paths = {re.sub(r"\{[^}]+\}", "*", route.path) for route in routes() if isinstance(route, Route)} - {"/favicon.png"}
    assert len(paths) > 8
    assert {path for path in paths if not re.search(rf" {re.escape(path)}[`?]", told)} == set()


def test_every_option_of_the_command_line_is_told() -> None:
    commands = next(action.choices for action in parser()._actions if isinstance(action.choices, dict))
    told = doc("command-line.md")
    options = {option for command in commands.values() for action in command._actions for option in action.option_strings}
    assert len(options) > 15
    assert {option for option in options if option.startswith("--") and option not in told} - {"--help"} == set()
    assert {name for name in commands if f"python -m core {name}" not in told} == set()


MANY: Final = 15
"""Modules of one folder that nobody takes in at a glance: its docstring says which of them does what."""


def modules(folder: Path) -> set[str]:
    """Those that hold more than tests: the names of tests say themselves what they promise."""
    return {path.stem for path in folder.glob("*.py") if not path.stem.startswith(("__", "test_"))}


def packages() -> list[Path]:
    """The folders of our own that hold modules."""
    tops = ("core", "pages", "tasks", "benchmarks", "tests")
    return [path.parent for top in tops for path in sorted((ROOT / top).rglob("__init__.py"))]


@pytest.mark.parametrize(
    "folder",
    [folder for folder in packages() if len(modules(folder)) > MANY or ROOT / "core" / "comparison" in folder.parents],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_the_map_of_a_large_package_names_each_of_its_modules_once(folder: Path) -> None:
    told = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    named = re.findall(r"`([a-z]\w+)`", told.partition("\n\n- ")[2])
    assert modules(folder) - set(named) == set(), "in no line of the map at the top of its __init__.py"
    assert set(named) - modules(folder) == set()
    assert len(named) == len(set(named))


def test_every_limit_says_its_unit_and_reason() -> None:
    body = ast.parse(Path(limits.__file__).read_text(encoding="utf-8")).body
    named = [i for i, line in enumerate(body) if isinstance(line, ast.Assign | ast.AnnAssign)]
    assert len(named) > 50
    assert all(isinstance(body[i], ast.AnnAssign) for i in named), "a limit is Final"
    silent = [ast.unparse(body[i]) for i in named if not isinstance(next(iter(body[i + 1 : i + 2]), None), ast.Expr)]
    assert silent == []


def test_no_file_of_tests_takes_its_helpers_from_another() -> None:
    """What several of them build stands in a module of its own, which says what it is: nobody looks for it in a test."""
    taken = re.compile(r"^(?:from|import) tests\.\S*\btest_\w+", re.M)
    found = {path.name: taken.findall(path.read_text(encoding="utf-8")) for path in (ROOT / "tests").rglob("*.py")}
    assert {name: lines for name, lines in found.items() if lines} == {}
