"""Every limit of Sverka, with its unit and its reason."""

from typing import Final

MIB: Final = 1024 * 1024

UPLOAD_BYTES: Final = 50 * MIB
"""One uploaded file. Larger ones are scans or archives, not documents."""

ZIP_ENTRIES: Final = 2_000
"""Entries of a DOCX or XLSX package; real ones have under a hundred."""
ZIP_TOTAL_BYTES: Final = 200 * MIB
"""All of a package's parts, unpacked."""
ZIP_PART_BYTES: Final = 50 * MIB
"""One part, unpacked."""
ZIP_RATIO: Final = 100
"""Unpacked to packed size of the whole package: beyond it lies a zip bomb."""

XML_ELEMENTS: Final = 1_000_000
"""Elements of one part, counted while streaming: 5 million empty paragraphs fit in 76 KiB and take 1.7 GB as a tree."""
XML_DEPTH: Final = 100
"""Nesting of elements."""

PDF_PAGES: Final = 3_000

TASK_SOFT_SECONDS: Final = 1_800
"""A task's time; then it stores what it has and goes back to the queue."""
TASK_HARD_SECONDS: Final = 1_860

LEASE_SECONDS: Final = 30
"""How long a claim holds without a heartbeat."""
HEARTBEAT_SECONDS: Final = 2
SWEEP_SECONDS: Final = 5
JOB_ATTEMPTS: Final = 3

READER_SECONDS: Final = 30
"""CPU time of a reader's child on one file."""
READER_BYTES: Final = 1024 * MIB
"""Memory of a reader's child."""
READER_RESULT_BYTES: Final = 256 * MIB
"""What a reader's child may send back."""

OLLAMA_NUM_CTX: Final = 8_192
"""Tokens of the model's window that are asked for, never above what the model has."""
MODEL_SILENCE_SECONDS: Final = 120
"""No token for so long: the stream is closed."""

SESSION_DAYS: Final = 14
TICKET_SECONDS: Final = 60
"""Life of the one-time ticket between the sign-in form and the session's cookie."""
PASSWORD_CHARACTERS: Final = 10
"""The shortest password that is taken."""
