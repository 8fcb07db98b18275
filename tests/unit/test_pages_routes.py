"""The pure parts of the HTTP routes: who is foreign, file names, headers, figures, the icon."""

import asyncio
import base64
import hashlib
import io
import re
from pathlib import Path

import httpx
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.datastructures import Headers

from core.errors import StorageError
from core.model.record import Disk
from core.service import Service
from core.service.metering import Figures
from pages import door
from pages.routes import routes
from pages.routes.downloads import attachment
from pages.routes.guard import guarding_headers, is_foreign
from pages.routes.icon import picture
from pages.routes.metrics import lines


@pytest.mark.parametrize(
    ("headers", "foreign"),
    [
        ({"sec-fetch-site": "same-origin"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "same-site"}, True),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"sec-fetch-site": "anything"}, True),
        ({"origin": "http://localhost:8501", "host": "localhost:8501"}, False),
        ({"origin": "http://evil.example", "host": "localhost:8501"}, True),
        ({"origin": "null", "host": "localhost:8501"}, True),
        ({"sec-fetch-site": "cross-site", "origin": "http://localhost:8501", "host": "localhost:8501"}, True),
        ({}, False),
    ],
)
def test_foreign_requests_are_told_apart(headers: dict[str, str], foreign: bool) -> None:
    assert is_foreign(Headers(headers)) is foreign


def test_the_policy_names_the_installed_page_s_script_and_no_unsafe_one() -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert inline, "the installed page has an inline script; without one the hash is needless"
    policy = dict(part.split(" ", 1) for part in guarding_headers()["content-security-policy"].split("; "))
    for script in inline:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy["script-src"]
    assert "unsafe" not in policy["script-src"]
    assert policy["connect-src"] == policy["default-src"] == "'self'"
    assert policy["object-src"] == policy["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("name", ["отчёт.docx", 'a"b\\c.html', "line\r\nSet-Cookie: x.pdf", "../../etc/passwd", "😀.json", ""])
def test_any_name_makes_one_harmless_header(name: str) -> None:
    made = attachment(name)
    assert made.isascii()
    assert made.isprintable()
    assert made.startswith('attachment; filename="')
    assert made.count('"') == 2


def test_the_name_comes_back_whole() -> None:
    from urllib.parse import unquote

    assert unquote(attachment("Договор № 17 – v4.docx").partition("UTF-8''")[2]) == "Договор № 17 – v4.docx"


def test_every_route_is_ours() -> None:
    assert {route.path for route in routes()} >= {  # type: ignore[attr-defined]
        "/api/session",
        "/api/health",
        "/api/ready",
        "/api/metrics",
        "/api/reports/{id}",
    }


def test_the_icon_is_a_picture() -> None:
    from PIL import Image

    icon = Image.open(io.BytesIO(picture()))
    icon.load()
    assert icon.size == (32, 32)
    assert icon.getpixel((0, 0))[3] == 0
    assert len(icon.getcolors()) == 5


def test_figures_are_prometheus_text() -> None:
    figures = Figures(
        states={"pending": 3, "error": 1},
        waiting={"compare": 3},
        oldest_s=12.5,
        beats={'odd"host:1': 1.5},
        workers=1,
        grown={("stage", "reading"): (2, 3.5), ("retry", "MODEL_DOWN"): (4, 0.0), ("model", "m:1b"): (1, 9.25)},
        disk=Disk(free=10_000_000_001, total=100, database=None),
    )
    text = "\n".join(lines(figures, {"redis": True, "worker": False}))
    for line in (
        'sverka_jobs{state="pending"} 3',
        'sverka_jobs_waiting{kind="compare"} 3',
        "sverka_jobs_oldest_seconds 12.5",
        'sverka_worker_heartbeat_age_seconds{worker="odd\\"host:1"} 1.5',
        'sverka_part_up{part="redis"} 1',
        'sverka_part_up{part="worker"} 0',
        'sverka_stage_seconds_count{stage="reading"} 2',
        'sverka_stage_seconds_sum{stage="reading"} 3.5',
        'sverka_model_seconds_sum{model="m:1b"} 9.25',
        'sverka_job_retries_total{code="MODEL_DOWN"} 4',
        "sverka_disk_free_bytes 10000000001",
    ):
        assert line in text.splitlines()
    sample = re.compile(r'^[a-z_]+(\{[a-z]+="(?:[^"\\]|\\.)*"\})? -?[0-9.e+]+$')
    for line in text.splitlines():
        assert line.startswith("# ") or sample.match(line), line


def test_without_a_database_it_is_not_ready_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> Service:
        raise StorageError(what="no server")

    monkeypatch.setattr(door, "service", away)

    async def asked(path: str) -> httpx.Response:
        transport = httpx.ASGITransport(app=Starlette(routes=routes()))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.get(path, headers={"authorization": "Bearer x"})

    assert asyncio.run(asked("/api/health")).status_code == 200
    ready = asyncio.run(asked("/api/ready"))
    assert (ready.status_code, ready.json()["status"]) == (503, "not ready")
    assert set(ready.json()["parts"].values()) == {False}
    assert asyncio.run(asked("/api/metrics")).status_code == 503
