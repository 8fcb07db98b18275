"""The docs say what is so: every setting, error, format and link."""

import re
import tomllib
from pathlib import Path

import pytest

from core import config, errors
from core.errors import SverkaError
from core.locale import catalogue
from core.reports import FORMATS

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


def test_every_report_format_is_named() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8") + (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert {name for name in FORMATS if name.upper() not in text.upper()} == set()


def test_the_version_is_one() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"])
