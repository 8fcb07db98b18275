"""Ollama over HTTP: the port LanguageModel, and what the models page needs. The only HTTP of this package.

Protocol: https://docs.ollama.com/api (POST /api/chat, /api/pull, /api/show; GET /api/tags, /api/ps, /api/version; DELETE
/api/delete).
The answer to each failure is in `failures.TABLE` and in docs/analysis.md.
"""

import threading
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Final

import httpx

from core.analysis.failures import Failure, answer_to
from core.analysis.installed import count_of, installed, loaded_of, same_model, shown_of
from core.analysis.stop import Stopped
from core.analysis.stream import POLL_SECONDS, Collected, Lines, repeats, watched
from core.errors import (
    ModelBusy,
    ModelContext,
    ModelError,
    ModelMalformed,
    ModelMissing,
    ModelUnavailable,
    ModelUnfetched,
    ModelUnknown,
)
from core.limits import MODEL_FIRST_SECONDS, MODEL_SILENCE_SECONDS
from core.ports import Loaded, ModelAnswer, ModelInfo, ModelRequest

KEEP_ALIVE: Final = "10m"
"""How long the server keeps the model in memory after a call: the time between two batches and then some."""
_QUICK: Final = httpx.Timeout(5.0, connect=2.0)
_EMBED: Final = httpx.Timeout(60.0, connect=2.0)
_STREAM: Final = httpx.Timeout(None, connect=5.0)


class Ollama:
    """One server. Safe to use from several threads. `silence`: seconds without a token until the stream is closed, `first`:
    without any answer; `pauses`: seconds before each retry of what waiting can help."""

    def __init__(
        self,
        url: str,
        *,
        silence: float = MODEL_SILENCE_SECONDS,
        first: float = MODEL_FIRST_SECONDS,
        pauses: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0),
    ) -> None:
        self.url = url.rstrip("/")
        self._silence, self._first = silence, first
        self._pauses = pauses
        self._client = httpx.Client(base_url=self.url, timeout=_QUICK, trust_env=False)
        # Each stream has a connection of its own, known from its first moment, so that it can be closed at any.
        alone = httpx.Limits(max_connections=None, max_keepalive_connections=0)
        self._streams = httpx.Client(base_url=self.url, timeout=_STREAM, trust_env=False, limits=alone)
        self._shown: dict[str, ModelInfo] = {}
        self._lock = threading.Lock()

    def close(self) -> None:
        """Closes all connections, those of running streams too; what reads one then fails with a ModelError."""
        self._client.close()
        self._streams.close()

    # What is there

    def version(self) -> str:
        """The server's, as "0.17.1"; empty where it does not say. Raises ModelUnavailable."""
        return str(self._get("/api/version").get("version", ""))

    def models(self) -> list[ModelInfo]:
        """Those that are installed, in the server's order; an entry that is none is left out. Raises ModelUnavailable."""
        found = self._get("/api/tags").get("models")
        return [installed(item) for item in found if isinstance(item, dict)] if isinstance(found, list) else []

    def loaded(self) -> dict[str, Loaded]:
        """What each model that is in memory now takes, by its digest. Raises ModelUnavailable."""
        return loaded_of(self._get("/api/ps").get("models"))

    def show(self, model: str) -> ModelInfo:
        """Raises ModelUnavailable, ModelMissing."""
        shown = self._post("/api/show", {"model": model}, model)
        listed = next((info for info in self.models() if same_model(info.name, model)), None)
        if listed is None:
            raise ModelMissing(model=model)
        return shown_of(listed, shown)

    def _get(self, path: str) -> dict[str, Any]:
        try:
            return _json(self._client.get(path))
        except (httpx.HTTPError, ModelMalformed) as error:
            raise ModelUnavailable(url=self.url) from error

    def _post(self, path: str, body: dict[str, Any], model: str) -> dict[str, Any]:
        try:
            response = self._client.post(path, json=body)
        except httpx.HTTPError as error:
            raise ModelUnavailable(url=self.url) from error
        if response.status_code == 404:
            raise ModelMissing(model=model)
        return _json(response)

    def embed(self, model: str, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text; what is longer than the model's window is cut. Raises ModelError."""
        try:
            response = self._client.post("/api/embed", json={"model": model, "input": list(texts)}, timeout=_EMBED)
        except httpx.HTTPError as error:
            raise ModelUnavailable(url=self.url) from error
        if response.status_code != 200:
            raise _refusal(response.status_code, _error_of(response), model, self.url)
        found = _json(response).get("embeddings")
        if not isinstance(found, list) or len(found) != len(texts):
            raise ModelMalformed
        return found

    # Asking

    def ask(self, request: ModelRequest, cancelled: Callable[[], bool]) -> ModelAnswer:
        """Raises a ModelError, or Stopped once `cancelled` says so (looked at four times a second)."""
        for pause in (*self._pauses, None):
            try:
                return self._once(request, cancelled)
            except (ModelUnavailable, ModelBusy, ModelMalformed) as error:
                if pause is None or not answer_to(Failure.of(error)).waits:
                    raise
                _wait(pause, cancelled)
        raise ModelError

    def _once(self, request: ModelRequest, cancelled: Callable[[], bool]) -> ModelAnswer:
        collected = Collected()
        for item in self._events("/api/chat", _body(request), request.model, cancelled):
            if "error" in item:
                raise _refusal(500, str(item["error"]), request.model, self.url)
            collected.add(item)
            if repeats(collected.tail):
                return ModelAnswer(text=collected.text, prompt_tokens=0, answer_tokens=0, finished=False)
            if collected.last is not None:
                return _answer(collected)
        raise ModelMalformed  # the stream ended without done: true

    def _events(
        self, path: str, body: dict[str, Any], model: str, cancelled: Callable[[], bool]
    ) -> Generator[dict[str, Any], None, None]:
        """The objects of a streamed answer; leaving the loop closes the stream."""

        def opens(trace: Callable[[str, Any], None]) -> AbstractContextManager[httpx.Response]:
            return self._streams.stream("POST", path, json=body, extensions={"trace": trace})

        def refused(response: httpx.Response) -> ModelError:
            return _refusal(response.status_code, _error_of(response), model, self.url)

        try:
            yield from watched(Lines(opens, refused), cancelled, self._silence, max(self._first, self._silence))
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            raise ModelUnavailable(url=self.url) from error

    # Installing and removing

    def pull(self, name: str, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> bool:
        """Installs a model; `progress` gets bytes done and in all. False where it was cancelled; the server keeps the part
        that it has. Raises ModelUnavailable, ModelUnknown (no such model), ModelUnfetched, ModelSilent."""
        layers: dict[str, tuple[int, int]] = {}
        try:
            for item in self._events("/api/pull", {"model": name, "stream": True}, name, cancelled):
                if "error" in item:
                    raise _not_pulled(str(item["error"]), name)
                if item.get("status") == "success":
                    return True
                _count(layers, item)
                if layers:
                    progress(sum(x for x, _ in layers.values()), sum(y for _, y in layers.values()))
        except Stopped:
            return False
        raise ModelMalformed

    def delete(self, name: str) -> None:
        """Raises ModelUnavailable, ModelMissing."""
        try:
            response = self._client.request("DELETE", "/api/delete", json={"model": name})
        except httpx.HTTPError as error:
            raise ModelUnavailable(url=self.url) from error
        if response.status_code == 404:
            raise ModelMissing(model=name)
        if response.status_code != 200:
            raise ModelError


def _body(request: ModelRequest) -> dict[str, Any]:
    body: dict[str, Any] = {
        "model": request.model,
        "messages": [{"role": "system", "content": request.system}, {"role": "user", "content": request.user}],
        "format": request.schema,
        "stream": True,
        "truncate": False,
        "shift": False,
        "keep_alive": KEEP_ALIVE,
        "options": {"num_ctx": request.num_ctx, "num_predict": request.num_predict, "temperature": 0, "seed": 1},
    }
    if request.think is not None:
        body["think"] = request.think
    return body


def _answer(collected: Collected) -> ModelAnswer:
    last = collected.last or {}
    return ModelAnswer(
        text=collected.text,
        prompt_tokens=count_of(last.get("prompt_eval_count")),
        answer_tokens=count_of(last.get("eval_count")),
        finished=last.get("done_reason") != "length",
    )


def _refusal(status: int, said: str, model: str, url: str) -> ModelError:
    """The error for a status and the server's words."""
    lower = said.lower()
    if status == 404 or "not found" in lower or "file does not exist" in lower:
        return ModelMissing(model=model)
    if status in (429, 503) or "busy" in lower:
        return ModelBusy()
    if "context length" in lower or "exceeds the context" in lower or "too long" in lower:
        return ModelContext()
    if status == 400:
        return ModelError(said=said[:200])
    return ModelUnavailable(url=url)


def _not_pulled(said: str, model: str) -> ModelError:
    """The server answered, so whatever failed lies between it and its library."""
    lower = said.lower()
    absent = "not found" in lower or "file does not exist" in lower or "invalid model name" in lower
    return ModelUnknown(model=model) if absent else ModelUnfetched(model=model)


def _error_of(response: httpx.Response) -> str:
    try:
        response.read()
        found = response.json()
    except (ValueError, httpx.HTTPError):
        return ""
    return str(found.get("error", "")) if isinstance(found, dict) else ""


def _json(response: httpx.Response) -> dict[str, Any]:
    try:
        found = response.json()
    except ValueError as error:
        raise ModelMalformed from error
    if response.status_code != 200 or not isinstance(found, dict):
        raise ModelMalformed
    return found


def _wait(seconds: float, cancelled: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if cancelled():
            raise Stopped
        time.sleep(min(left, POLL_SECONDS))


def _count(layers: dict[str, tuple[int, int]], item: dict[str, Any]) -> None:
    if isinstance(item.get("digest"), str) and count_of(item.get("total")):
        layers[item["digest"]] = (count_of(item.get("completed")), count_of(item.get("total")))
