"""A server that speaks Ollama's protocol and does what a script says: right answers, wrong ones, and every way to fail."""

from tests.scripted_ollama.server import ScriptedOllama

__all__ = ["ScriptedOllama"]
