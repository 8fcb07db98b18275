"""Bytes to a checked, stored file; the sandbox that readers run in."""
