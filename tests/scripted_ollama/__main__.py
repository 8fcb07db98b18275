"""python -m tests.scripted_ollama PORT SCRIPT    SCRIPT: modes with commas, such as busy,right; the last one goes on."""

import sys
import threading

from tests.scripted_ollama.server import ScriptedOllama


def main(arguments: list[str]) -> int:
    port, script = int(arguments[0]), arguments[1] if len(arguments) > 1 else "right"
    with ScriptedOllama(script, port=port) as server:
        print(f"scripted Ollama at {server.url}: {script}", flush=True)
        threading.Event().wait()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
