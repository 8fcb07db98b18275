"""The HTTP side of the pages, asked as a stranger, as a foreign page and as a user would: a real server process."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest

from core.config import read_config
from core.model.record import Role, User
from core.reports.picture import png_size
from core.service import Service
from core.service.setup import ensure_setup_code
from core.service.worker import Worker
from pages.routes.cookie import COOKIE
from pages.samples import sample
from tasks.compose import parts, prepare_database
from tests.browser.processes import ROOT, served
from tests.pdf_files import typeset

PASSWORD = "correct horse battery"
METRICS_TOKEN = "a token of Prometheus"
REDIS = "redis://127.0.0.1:9/0"


@dataclass(frozen=True, slots=True)
class Site:
    url: str
    service: Service
    owner: User
    other: User
    report: str
    comparison: str
    pages: str
    """A comparison of two PDFs."""

    def sid(self, user: User) -> str:
        return self.service.redeem_ticket(self.service.sign_in(user.name, PASSWORD))

    def client(self, user: User | None = None) -> httpx.Client:
        return httpx.Client(base_url=self.url, cookies={COOKIE: self.sid(user)} if user else None, trust_env=False, timeout=20)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("http") / "data"
    config = read_config({"SVERKA_HOME": str(home), "SVERKA_REDIS_URL": REDIS, "SVERKA_OLLAMA_URL": "http://127.0.0.1:9"})
    prepare_database(config)
    made = parts(config)
    service = Service(made)
    owner = service.create_first_admin(str(ensure_setup_code(made.database, home)), "owner", PASSWORD)
    other = service.create_user(owner, "other", PASSWORD, Role.ANALYST)
    old, new = sample("ru")
    worker = Worker(made, "test")
    record = service.compare_files(owner, old=old, new=new)
    worker.run(record.job.id)
    printed = service.compare_files(owner, old=("old.pdf", typeset("Ten days.")), new=("new.pdf", typeset("Nine days.")))
    worker.run(printed.job.id)
    report = service.start_report(owner, record.id, "html", language="ru")
    worker.run(report.job.id)
    settings = {"SVERKA_REDIS_URL": REDIS, "SVERKA_OLLAMA_URL": "http://127.0.0.1:9", "SVERKA_METRICS_TOKEN": METRICS_TOKEN}
    with served(ROOT / "streamlit_app.py", home, **settings) as url:
        yield Site(url, service, owner, other, report.id, record.id, printed.id)
    made.database.dispose()


def test_health_and_readiness(site: Site) -> None:
    with site.client() as client:
        assert client.get("/api/health").json() == {"status": "ok"}
        ready = client.get("/api/ready")
        assert ready.status_code == 503
        assert ready.json()["parts"] == {"database": True, "redis": False, "worker": False}


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "GET"])
def test_a_stranger_uploads_nothing(site: Site, method: str) -> None:
    with site.client() as client:
        for path in ("/_stcore/upload_file/a/b", "//_stcore/upload_file/a/b", "/_stcore//upload_file/a/b"):
            answer = client.request(method, path, content=b"x" * 1_000)
            shown = answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
            assert shown or answer.status_code in (401, 404, 405), (path, answer.status_code)
        assert client.request(method, "/_stcore/upload_file/a/b", content=b"x").status_code == 401


def test_a_cookie_that_is_no_session_uploads_nothing(site: Site) -> None:
    with site.client() as client:
        client.cookies.set(COOKIE, "made-up")
        assert client.put("/_stcore/upload_file/a/b", content=b"x").status_code == 401
        assert client.get("/media/anything.png").status_code == 401


def test_a_user_s_upload_reaches_streamlit(site: Site) -> None:
    with site.client(site.owner) as client:
        assert client.put("/_stcore/upload_file/a/b", content=b"x").status_code not in (401, 404)


@pytest.mark.parametrize("path", ["openapi.json", "interact", "mcp"])
def test_there_is_no_agent_interface(site: Site, path: str) -> None:
    with site.client() as client:
        assert client.get(f"/_stcore/agent/{path}").status_code == 404
        assert client.post(f"/_stcore/agent/{path}", json={}).status_code == 404
        assert client.get("/_stcore/metrics").status_code == 404


def test_a_ticket_becomes_a_cookie_that_no_script_reads_and_only_once(site: Site) -> None:
    ticket = site.service.sign_in("owner", PASSWORD)
    with site.client() as client:
        answer = client.post("/api/session", json={"ticket": ticket})
        assert answer.status_code == 204
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert "path=/" in cookie
        assert "secure" not in cookie
        assert ticket not in cookie
        assert client.get(f"/api/reports/{site.report}").status_code == 200
    with site.client() as client:
        assert client.post("/api/session", json={"ticket": ticket}).status_code == 403


def test_behind_https_the_cookie_is_secure(site: Site) -> None:
    ticket = site.service.sign_in("owner", PASSWORD)
    with site.client() as client:
        answer = client.post("/api/session", json={"ticket": ticket}, headers={"X-Forwarded-Proto": "https"})
        assert "; secure" in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b"null", b'"t"', b'{"ticket": 1}', b'{"ticket": ""}', b"\xff", b"{" * 10_000]
)
def test_what_is_no_ticket_is_refused(site: Site, body: bytes) -> None:
    with site.client() as client:
        answer = client.post("/api/session", content=body)
        assert answer.status_code == 400
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://evil.example"}]
)
def test_another_site_s_post_is_refused_and_uses_up_no_ticket(site: Site, headers: dict[str, str]) -> None:
    ticket = site.service.sign_in("owner", PASSWORD)
    with site.client() as client:
        assert client.post("/api/session", json={"ticket": ticket}, headers=headers).status_code == 403
        assert client.delete("/api/session", headers=headers).status_code == 403
        assert client.post("/api/session", json={"ticket": ticket}).status_code == 204


def test_signing_out_ends_the_session_itself(site: Site) -> None:
    with site.client(site.owner) as client:
        sid = client.cookies[COOKIE]
        assert client.delete("/api/session").status_code == 204
    assert site.service.user_of_session(sid) is None


def test_a_report_is_for_its_owner(site: Site) -> None:
    with site.client() as stranger:
        assert stranger.get(f"/api/reports/{site.report}").status_code == 401
    with site.client(site.other) as other:
        assert other.get(f"/api/reports/{site.report}").status_code == 404
        assert other.get("/api/reports/no-such-report").status_code == 404
    with site.client(site.owner) as owner:
        answer = owner.get(f"/api/reports/{site.report}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/html")
        assert answer.headers["content-disposition"].startswith("attachment;")
        assert "sandbox" in answer.headers["content-security-policy"]
        assert "no-store" in answer.headers["cache-control"]
        assert answer.content == site.service.report_preview(site.owner, site.report).data


def test_what_the_desk_shows_of_changes_is_for_their_owner(site: Site) -> None:
    result = site.service.comparison_result(site.owner, site.comparison)
    assert result is not None
    first, second = result.changes[0].id, result.changes[1].id
    address = f"/api/comparisons/{site.comparison}/changes?ids={second},{first},none&language="
    with site.client() as stranger:
        assert stranger.get(address).status_code == 401
    with site.client(site.other) as other:
        assert other.get(address).status_code == 404
    with site.client(site.owner) as owner:
        answer = owner.get(address + "ru")
        assert answer.status_code == 200
        assert "no-store" in answer.headers["cache-control"]
        assert [body["id"] for body in answer.json()] == [second, first]
        assert [side["name"] for side in answer.json()[0]["sides"]] == ["Было", "Стало"]
        assert [side["name"] for side in owner.get(address + "en").json()[0]["sides"]] == ["Old", "New"]


def test_a_page_s_picture_is_for_its_owner(site: Site) -> None:
    address = f"/api/comparisons/{site.pages}/pages"
    with site.client() as stranger:
        assert stranger.get(f"{address}/old/1").status_code == 401
    with site.client(site.other) as other:
        assert other.get(f"{address}/old/1").status_code == 404
    with site.client(site.owner) as owner:
        answer = owner.get(f"{address}/new/1")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "image/png"
        assert "no-store" in answer.headers["cache-control"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        width, height, pages = map(float, answer.headers["x-page"].split())
        assert (round(width), round(height), pages) == (595, 842, 1)
        assert png_size(answer.content) == (int(width * 2), int(height * 2))
        result = site.service.comparison_result(site.owner, site.pages)
        assert result is not None
        body = owner.get(f"/api/comparisons/{site.pages}/changes?ids={result.changes[0].id}&language=en").json()[0]
        assert [picture["side"] for picture in body["pictures"]] == ["old", "new"]
        assert all(0 < box["y0"] < box["y1"] < height for picture in body["pictures"] for box in picture["boxes"])
        assert owner.get(f"{address}/other/1").status_code == 404
        assert owner.get(f"{address}/old/2").json() == {"error": "LIMIT"}
        assert owner.get(f"{address}/old/0").json() == {"error": "LIMIT"}
        for beyond in (2**31, 2**63, 10**40):
            assert owner.get(f"{address}/old/{beyond}").json() == {"error": "LIMIT"}
        assert owner.get(f"/api/comparisons/{site.comparison}/pages/old/1").json() == {"error": "WRONG_TYPE"}


def test_a_decision_names_the_row_that_was_seen(site: Site) -> None:
    address = f"/api/comparisons/{site.comparison}/decisions"
    asked = json.dumps({"changes": {"c1": 0, "c2": 0}, "decision": "accepted", "note": "да\ud800"})
    with site.client() as stranger:
        assert stranger.post(address, content=asked).status_code == 401
    with site.client(site.other) as other:
        assert other.post(address, content=asked).status_code == 404
    with site.client(site.owner) as owner:
        assert owner.post(address, content=asked, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
        kept = owner.post(address, content=asked).json()
        assert kept["refused"] == {}
        assert kept["kept"]["c1"] == {"decision": "accepted", "note": "да", "version": 1, "by": "owner"}
        again = owner.post(address, json={"changes": {"c1": 0, "c2": 1}, "decision": "question"}).json()
        assert again["refused"] == {"c1": kept["kept"]["c1"]}
        assert again["kept"]["c2"] == {"decision": "question", "note": "да", "version": 2, "by": "owner"}


@pytest.mark.parametrize(
    "asked",
    [
        {},
        [],
        {"changes": {}, "decision": "accepted"},
        {"changes": {"c9": 0}, "decision": "maybe"},
        {"changes": {"c9": "x"}, "decision": "open"},
        {"changes": {"c9": -1}, "decision": "open"},
        {"changes": {"c9": 0}, "decision": "open", "note": 5},
        {"changes": {"ы": 0}, "decision": "open"},
        {"changes": ["c9"], "decision": "open"},
    ],
)
def test_what_is_no_decision_is_refused(site: Site, asked: object) -> None:
    with site.client(site.owner) as owner:
        assert owner.post(f"/api/comparisons/{site.comparison}/decisions", json=asked).status_code == 400
    assert "c9" not in site.service.decisions(site.owner, site.comparison)


def test_figures_are_for_administrators(site: Site) -> None:
    with site.client() as stranger:
        assert stranger.get("/api/metrics").status_code == 404
    with site.client(site.other) as other:
        assert other.get("/api/metrics").status_code == 404
    with site.client(site.owner) as owner:
        answer = owner.get("/api/metrics")
        assert answer.status_code == 200
        assert 'sverka_part_up{part="database"} 1' in answer.text
        assert "sverka_workers 0" in answer.text
    with site.client() as prometheus:
        made = site.service.make_monitor_token(site.owner)
        for token, status in ((METRICS_TOKEN, 200), (METRICS_TOKEN + "x", 404), ("None", 404), (made, 200)):
            assert prometheus.get("/api/metrics", headers={"authorization": f"Bearer {token}"}).status_code == status
        site.service.drop_monitor_token(site.owner)
        assert prometheus.get("/api/metrics", headers={"authorization": f"Bearer {made}"}).status_code == 404


@pytest.mark.parametrize("path", ["/", "/reports", "/api/health", "/_stcore/health", "/favicon.png"])
def test_every_answer_carries_the_browser_s_guards(site: Site, path: str) -> None:
    with site.client() as client:
        headers = client.get(path).headers
    assert "script-src 'self' blob: 'sha256-" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


def test_the_bytes_of_the_page_say_nothing_of_the_inside(site: Site) -> None:
    with site.client() as client:
        text = client.get("/").text
        answer = client.get(f"/api/reports/{site.report}")
    assert str(ROOT) not in text
    assert json.loads(answer.text) == {"error": "SIGN_IN"}
