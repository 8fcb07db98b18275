"""The command line: python -m core read|compare|evidence. See docs/command-line.md."""
