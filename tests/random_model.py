"""A model of half a megabyte with random weights, which a real Ollama serves: the hardest test of the verifier, which must let
nothing of it through. Needs the `gguf` package; no weights of anybody's are used."""

import os
import subprocess
import tempfile
from pathlib import Path

CONTEXT, WIDTH, HIDDEN, LAYERS, HEADS = 2048, 64, 128, 2, 4
_LETTERS = "▁ abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789абвгдежзийклмнопрстуфхцчшщъыьэюя.,:;{}[]\"'-_"
TEMPLATE = "{{ if .System }}{{ .System }}\n{{ end }}{{ .Prompt }}\n"


def write_gguf(path: Path, seed: int = 7) -> None:
    """Architecture llama; tokens: <unk> <s> </s>, the 256 bytes, single characters."""
    import gguf
    import numpy as np

    characters = list(dict.fromkeys(_LETTERS))
    tokens = [b"<unk>", b"<s>", b"</s>", *(f"<0x{i:02X}>".encode() for i in range(256)), *(c.encode() for c in characters)]
    types = [2, 3, 3, *([6] * 256), *([1] * len(characters))]
    scores = [0.0] * 259 + [-float(i + 1) for i in range(len(characters))]
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(HIDDEN)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_vocab_size(len(tokens))
    writer.add_file_type(0)
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores(scores)
    writer.add_token_types(types)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    random = np.random.default_rng(seed)

    def add(name: str, *shape: int) -> None:
        values = np.ones(shape) if "norm" in name else random.normal(0, 0.3, shape)
        writer.add_tensor(name, values.astype(np.float32))

    add("token_embd.weight", len(tokens), WIDTH)
    add("output_norm.weight", WIDTH)
    add("output.weight", len(tokens), WIDTH)
    for layer in range(LAYERS):
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            add(f"blk.{layer}.{name}.weight", WIDTH, WIDTH)
        add(f"blk.{layer}.attn_norm.weight", WIDTH)
        add(f"blk.{layer}.ffn_norm.weight", WIDTH)
        add(f"blk.{layer}.ffn_gate.weight", HIDDEN, WIDTH)
        add(f"blk.{layer}.ffn_up.weight", HIDDEN, WIDTH)
        add(f"blk.{layer}.ffn_down.weight", WIDTH, HIDDEN)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def make_random_model(ollama_program: str, host: str, name: str = "random") -> str:
    """Creates the model on the running server at `host` ("127.0.0.1:11500"); gives its full name."""
    with tempfile.TemporaryDirectory() as folder:
        write_gguf(Path(folder) / "random.gguf")
        modelfile = Path(folder) / "Modelfile"
        modelfile.write_text(f'FROM ./random.gguf\nTEMPLATE """{TEMPLATE}"""\n', encoding="utf-8")
        command = [ollama_program, "create", name, "-f", str(modelfile)]
        subprocess.run(command, check=True, capture_output=True, cwd=folder, env={**os.environ, "OLLAMA_HOST": host})
    return name if ":" in name else f"{name}:latest"
