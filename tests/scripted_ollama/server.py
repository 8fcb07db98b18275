"""The protocol: /api/version, tags, show, chat, pull, delete. Each chat takes the next mode of the script; the last goes on."""

import hashlib
import json
import select
import socket
import struct
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.scripted_ollama import answers

MODEL = "scripted:latest"
HELD_SECONDS = 100
"""Less than the client's patience with a silent stream."""
_SHAPE = {
    "general.architecture": "llama",
    "llama.block_count": 28,
    "llama.embedding_length": 3072,
    "llama.attention.head_count": 24,
    "llama.attention.head_count_kv": 8,
}
_TASKS = {"changes": "changes", "answered": "ask", "sections": "tone"}


class ScriptedOllama:
    """A context manager. `requests` holds the bodies of the chats in their order, `closed` how many the client cut off."""

    def __init__(self, script: str = "right", *, port: int = 0, context: int = 8192, pause: float = 0.0) -> None:
        self.script = script.split(",")
        self.context, self.pause = context, pause
        self.requests: list[dict[str, Any]] = []
        self.closed = 0
        self.embedded = 0
        self.released = threading.Event()
        self.closed_at: list[float] = []
        self.models = {MODEL}
        self.sizes: dict[str, int] = {}
        self.loaded: dict[str, tuple[int, int]] = {}
        """Of a model in memory: its bytes, and how many of them lie on the graphics card."""
        self._lock = threading.Lock()
        handler = type("Handler", (_Handler,), {"owner": self})
        self._server = _Server(("127.0.0.1", port), handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> "ScriptedOllama":
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def next_mode(self, body: dict[str, Any]) -> str:
        with self._lock:
            self.requests.append(body)
            return self.script.pop(0) if len(self.script) > 1 else self.script[0]


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that closes a stream is what some of the tests are about; anything else is shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    owner: ScriptedOllama
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Silent."""

    def do_GET(self) -> None:
        if self.path == "/api/version":
            return self._json({"version": "0.24.0"})
        if self.path == "/api/tags":
            return self._json(
                {"models": [_listed(name, self.owner.sizes.get(name, 1_000_000)) for name in sorted(self.owner.models)]}
            )
        if self.path == "/api/ps":
            return self._json({"models": [self._loaded(name) for name in sorted(self.owner.loaded)]})
        return self._json({"error": "not found"}, 404)

    def _loaded(self, name: str) -> dict[str, Any]:
        size, on_card = self.owner.loaded[name]
        return _listed(name, size) | {"size_vram": on_card, "expires_at": "2100-01-01T00:00:00Z"}

    def do_DELETE(self) -> None:
        name = self._body().get("model", "")
        found = name in self.owner.models
        self.owner.models.discard(name)
        return self._json({}, 200 if found else 404)

    def do_POST(self) -> None:
        body = self._body()
        name = str(body.get("model", ""))
        if self.path == "/api/pull":
            return self._pull(name)
        if self.path == "/api/embed" and name in self.owner.models:
            self.owner.embedded += len(body.get("input", []))
            return self._json({"embeddings": [answers.vector(text) for text in body.get("input", [])]})
        if name not in self.owner.models and f"{name}:latest" not in self.owner.models:
            return self._json({"error": f"model '{name}' not found"}, 404)
        if self.path == "/api/show":
            info = {"llama.context_length": self.owner.context, **_SHAPE}
            return self._json({"details": {"quantization_level": "Q4_0"}, "model_info": info})
        if self.path == "/api/chat":
            mode = self.owner.next_mode(body)
            try:
                answer = getattr(self, f"_mode_{mode}", None) or self._answer_in(mode)
                return answer(body)
            except (BrokenPipeError, ConnectionResetError):
                self.owner.closed += 1
                self.owner.closed_at.append(time.monotonic())
                self.close_connection = True
                return None
        return self._json({"error": "not found"}, 404)

    # Modes of a chat

    def _answer_in(self, mode: str) -> Any:
        made = {
            "right": answers.right,
            "wrong": answers.wrong,
            "mends": answers.mending,
            "mistaken": answers.mistaken,
            "forgets": answers.forgetful,
            "speechless": answers.speechless,
            "astray": answers.astray,
            "obey": answers.obedient,
            "reason": answers.reasoned,
        }[mode]

        def answer(body: dict[str, Any]) -> None:
            system, user = (message["content"] for message in body["messages"])
            tokens = (len(system) + len(user)) // 3
            if tokens >= body["options"]["num_ctx"]:
                return self._mode_context(body)
            found = made(_task(body), user, _russian(system))
            return self._stream(json.dumps(found, ensure_ascii=False), prompt=tokens)

        return answer

    def _mode_refuse(self, body: dict[str, Any]) -> None:
        self._reset()

    def _mode_reset(self, body: dict[str, Any]) -> None:
        self._start()
        self._line({"message": {"content": '{"chan'}, "done": False})
        self._reset()

    def _mode_busy(self, body: dict[str, Any]) -> None:
        self._json({"error": "server busy, please try again.  maximum pending requests exceeded"}, 503)

    def _mode_missing(self, body: dict[str, Any]) -> None:
        self._json({"error": f"model '{body['model']}' not found"}, 404)

    def _mode_context(self, body: dict[str, Any]) -> None:
        self._json({"error": "the input length exceeds the context length"}, 400)

    def _mode_rejected(self, body: dict[str, Any]) -> None:
        """A model without `think` refuses the field; without it, it answers."""
        if "think" in body:
            return self._json({"error": f'"{body["model"]}" does not support thinking'}, 400)
        return self._answer_in("right")(body)

    def _mode_broken(self, body: dict[str, Any]) -> None:
        self._json({"error": "llama runner process has terminated"}, 500)

    def _mode_error_line(self, body: dict[str, Any]) -> None:
        self._start()
        self._line({"error": "an error was encountered while running the model"})
        self._end()

    def _mode_cut(self, body: dict[str, Any]) -> None:
        self._start()
        self._chunk(b'{"message": {"content": "{"}, "do\n')
        self._end()

    def _mode_no_done(self, body: dict[str, Any]) -> None:
        self._start()
        self._line({"message": {"content": '{"changes": []}'}, "done": False})
        self._end()

    def _mode_empty(self, body: dict[str, Any]) -> None:
        self._stream("", prompt=_tokens(body))

    def _mode_thinking(self, body: dict[str, Any]) -> None:
        system, user = (message["content"] for message in body["messages"])
        found = answers.right(_task(body), user, _russian(system))
        self._stream(json.dumps(found, ensure_ascii=False), prompt=(len(system) + len(user)) // 3, field="thinking")

    def _mode_invalid(self, body: dict[str, Any]) -> None:
        self._stream('{"changes": [{"id": ', prompt=_tokens(body))

    def _mode_ignored(self, body: dict[str, Any]) -> None:
        self._stream('{"answer": "Here is a poem instead."}', prompt=_tokens(body))

    def _mode_length(self, body: dict[str, Any]) -> None:
        self._stream('{"changes": [', prompt=_tokens(body), reason="length")

    def _mode_truncated(self, body: dict[str, Any]) -> None:
        self._stream('{"changes": []}', prompt=body["options"]["num_ctx"])

    def _mode_repeat(self, body: dict[str, Any]) -> None:
        self._start()
        while True:
            self._line({"message": {"content": "one more time "}, "done": False})

    def _mode_endless(self, body: dict[str, Any]) -> None:
        """Writes different words until the client closes the connection."""
        self._start()
        for number in range(1_000_000):
            self._line({"message": {"content": f"{number} "}, "done": False})
            time.sleep(0.005)

    def _mode_silent(self, body: dict[str, Any]) -> None:
        """Not a token; ends when the client closes the connection."""
        self._start()
        self._wait_for_the_end()

    def _mode_mute(self, body: dict[str, Any]) -> None:
        """No answer at all, as of a model that is being loaded."""
        self._wait_for_the_end()

    def _wait_for_the_end(self) -> None:
        while True:
            if self._readable() and not self.connection.recv(1, socket.MSG_DONTWAIT | socket.MSG_PEEK):
                raise BrokenPipeError
            time.sleep(0.05)

    def _mode_held(self, body: dict[str, Any]) -> None:
        """Right, once the test lets it go."""
        self.owner.released.wait(HELD_SECONDS)
        self._answer_in("right")(body)

    def _mode_slow(self, body: dict[str, Any]) -> None:
        """Right, after half a second a call: something to interrupt."""
        time.sleep(0.5)
        self._answer_in("right")(body)

    # Writing

    def _readable(self) -> bool:
        return bool(select.select([self.connection], [], [], 0)[0])

    def _body(self) -> dict[str, Any]:
        return json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")

    def _json(self, value: object, status: int = 200) -> None:
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _start(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _line(self, value: object) -> None:
        self._chunk(json.dumps(value, ensure_ascii=False).encode() + b"\n")

    def _end(self) -> None:
        self._chunk(b"")

    def _reset(self) -> None:
        """Closes with RST, as a killed server does."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def _stream(self, text: str, *, prompt: int, field: str = "content", reason: str = "stop") -> None:
        if self.owner.pause:
            time.sleep(self.owner.pause)
        self._start()
        for at in range(0, len(text), 4000):
            self._line({"message": {"role": "assistant", field: text[at : at + 4000]}, "done": False})
        counts = {"prompt_eval_count": prompt, "eval_count": len(text) // 4}
        self._line({"message": {"content": ""}, "done": True, "done_reason": reason, **counts})
        self._end()

    def _pull(self, name: str) -> None:
        if name.startswith("missing"):
            self._start()
            self._line({"error": "pull model manifest: file does not exist"})
            return self._end()
        if name.startswith("unreached"):
            self._start()
            self._line({"error": 'pull model manifest: Get "https://library.example/v2/": dial tcp: lookup: no such host'})
            return self._end()
        self._start()
        for done in range(0, 101, 20):
            self._line({"status": "pulling", "digest": "sha256:1", "total": 100, "completed": done})
            time.sleep(self.owner.pause)
        self.owner.models.add(name)
        self._line({"status": "success"})
        return self._end()


def _listed(name: str, size: int) -> dict[str, Any]:
    details = {"parameter_size": "1B", "quantization_level": "Q4_0", "family": "llama"}
    return {"name": name, "model": name, "digest": hashlib.sha256(name.encode()).hexdigest(), "size": size, "details": details}


def _task(body: dict[str, Any]) -> str:
    """Which task is asked, by the schema: sentences stand in three of them."""
    names = body["format"]["properties"]
    known = next((task for name, task in _TASKS.items() if name in names), None)
    if known is not None:
        return known
    item = names["sentences"]["items"]["properties"]
    return "summary" if "from" in item else "version" if "role" in item else "repair"


def _russian(system: str) -> bool:
    return "Пиши по-русски" in system


def _tokens(body: dict[str, Any]) -> int:
    return sum(len(message["content"]) for message in body["messages"]) // 3
