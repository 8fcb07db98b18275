"""What a loaded model takes in memory, against what the page foretells. Needs an Ollama program.

python -m benchmarks.model_memory [PROGRAM] [--shapes small,3b,7b,8b,14b]

Models of the shapes in use (four bits a weight, all weights one value: of what a model takes only its shape speaks) are made,
served with the window that an analysis asks for, and weighed by the server itself (/api/ps). `small` alone unless others are
named: they are files of 2 to 9 GB. Where Ollama uses a graphics card, the share that lies there is told.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import httpx

from core.analysis.ollama import Ollama
from core.limits import OLLAMA_NUM_CTX
from core.model.fit import needed
from tests.real_ollama import real_ollama

if TYPE_CHECKING:
    import gguf

LOAD_SECONDS: Final = 300
"""A model of 9 GB from a slow disk."""
FAR: Final = 500_000_000
"""Bytes above what was taken from which a foretold need is a miss; less than was taken is one always."""
_FILL: Final = 0x11
_LETTERS: Final = "▁ abcdefghijklmnopqrstuvwxyz"


class Shape(NamedTuple):
    """A decoder's measures: layers, width, width of the hidden layer, heads, heads of keys and values, tokens."""

    layers: int
    width: int
    hidden: int
    heads: int
    shared: int
    tokens: int


SHAPES: Final = {
    "small": Shape(16, 2048, 8192, 32, 8, 128_256),
    "3b": Shape(28, 3072, 8192, 24, 8, 128_256),
    "7b": Shape(28, 3584, 18_944, 28, 4, 152_064),
    "8b": Shape(32, 4096, 14_336, 32, 8, 128_256),
    "14b": Shape(48, 5120, 13_824, 40, 8, 152_064),
}
"""As the models of these sizes have them that Ollama's library offers (Llama 3.2 and 3.1, Qwen 2.5)."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", default=os.environ.get("SVERKA_OLLAMA_PROGRAM") or shutil.which("ollama"))
    parser.add_argument("--shapes", default="small")
    options = parser.parse_args()
    if not options.program:
        print("no Ollama program: skipped")
        return 0
    with tempfile.TemporaryDirectory() as folder, real_ollama(options.program, Path(folder)) as host:
        print(f"window {OLLAMA_NUM_CTX}, GB    file   needed   taken  needed/taken  on the card")
        missed = [name for name in options.shapes.split(",") if not weigh(options.program, host, Path(folder), name)]
    return 1 if missed else 0


def weigh(program: str, host: str, folder: Path, name: str) -> bool:
    """One line; whether the need that was foretold is near what was taken, and no less."""
    file = folder / f"{name}.gguf"
    write(file, SHAPES[name])
    (folder / "Modelfile").write_text(f'FROM {file}\nTEMPLATE """{{{{ .Prompt }}}}"""\n', encoding="utf-8")
    command = [program, "create", name, "-f", str(folder / "Modelfile")]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "OLLAMA_HOST": host})
    file.unlink()
    body = {"model": name, "prompt": "a", "stream": False, "options": {"num_ctx": OLLAMA_NUM_CTX, "num_predict": 1}}
    httpx.post(f"http://{host}/api/generate", json=body, timeout=LOAD_SECONDS).raise_for_status()
    server = Ollama(f"http://{host}")
    info = server.show(name)
    taken = server.loaded()[info.digest]
    need = needed(info)
    figures = f"{info.size / 1e9:12.2f} {need / 1e9:8.2f} {taken.size / 1e9:7.2f} {need / taken.size:13.3f}"
    print(f"{name:12s}{figures} {taken.on_card / taken.size:12.0%}", flush=True)
    server.delete(name)
    return taken.size <= need <= taken.size + FAR


def write(file: Path, shape: Shape) -> None:
    """A GGUF file of that shape."""
    import gguf

    writer = gguf.GGUFWriter(str(file), "llama")
    _facts(writer, shape)
    small = shape.width // shape.heads * shape.shared
    matrices = {
        "attn_q": (shape.width, shape.width),
        "attn_k": (small, shape.width),
        "attn_v": (small, shape.width),
        "attn_output": (shape.width, shape.width),
        "ffn_gate": (shape.hidden, shape.width),
        "ffn_up": (shape.hidden, shape.width),
        "ffn_down": (shape.width, shape.hidden),
    }
    _matrix(writer, "token_embd", shape.tokens, shape.width)
    _matrix(writer, "output", shape.tokens, shape.width, finer=True)
    _norm(writer, "output_norm", shape.width)
    for layer in range(shape.layers):
        for name, (rows, columns) in matrices.items():
            # As llama.cpp's mixture Q4_K_M has it: every other layer keeps these two in six bits.
            finer = name in ("attn_v", "ffn_down") and layer % 2 == 1
            _matrix(writer, f"blk.{layer}.{name}", rows, columns, finer=finer)
        _norm(writer, f"blk.{layer}.attn_norm", shape.width)
        _norm(writer, f"blk.{layer}.ffn_norm", shape.width)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _facts(writer: "gguf.GGUFWriter", shape: Shape) -> None:
    signs = [f"<0x{at:02X}>" for at in range(256)] + list(dict.fromkeys(_LETTERS))
    tokens = ["<unk>", "<s>", "</s>", *signs]
    tokens += [f"▁w{at}" for at in range(len(tokens), shape.tokens)]
    writer.add_context_length(131_072)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.hidden)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.shared)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(shape.width // shape.heads)
    writer.add_vocab_size(shape.tokens)
    writer.add_file_type(15)
    writer.add_tokenizer_model("llama")
    writer.add_token_list([token.encode() for token in tokens])
    writer.add_token_scores([-float(at) for at in range(len(tokens))])
    writer.add_token_types([2, 3, 3, *([6] * 256), *([1] * (len(tokens) - 259))])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)


def _matrix(writer: "gguf.GGUFWriter", name: str, rows: int, columns: int, *, finer: bool = False) -> None:
    import gguf
    import numpy as np

    kind = gguf.GGMLQuantizationType.Q6_K if finer else gguf.GGMLQuantizationType.Q4_K
    block, size = gguf.GGML_QUANT_SIZES[kind]
    writer.add_tensor(f"{name}.weight", np.full((rows, columns // block * size), _FILL, dtype=np.uint8), raw_dtype=kind)


def _norm(writer: "gguf.GGUFWriter", name: str, width: int) -> None:
    import numpy as np

    writer.add_tensor(f"{name}.weight", np.ones(width, dtype=np.float32))


if __name__ == "__main__":
    sys.exit(main())
