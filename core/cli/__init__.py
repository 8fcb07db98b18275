"""The command line: python -m core read|compare|evidence|score. See docs/command-line.md."""
