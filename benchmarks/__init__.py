"""Accuracy and speed, side by side with peers. What the commands share is in `made/` (documents), `measures/` (counts, peers)
and `verifier/` (false and true sentences).

- Right: `accuracy`, `printed`, `peers`.
- Fast: `compare_speed`, `judge`, `read_docx`, `read_pdf`, `command_line`, `jobs`, `start`.
- The check of sentences: `analysis`, `model_memory`. Reports: `reports`.
- Damaged files: `fuzz_all` runs `fuzz_csv`, `fuzz_docx`, `fuzz_intake`, `fuzz_md`, `fuzz_pdf`, `fuzz_txt`, `fuzz_xlsx`.
"""
