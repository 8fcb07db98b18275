"""What the benchmarks count, and whom they stand beside.

- Against a known truth: `marks` of the generator's documents, `flat` of their words, `tables`, `pieces` as a peer's suite counts,
  `tracked` changes of editors, `unmarked` edits.
- Peers: `text_peers`, `table_peers`.
- Reports: `redlines`, `hostile_reports`, `report_speed`.
- `fuzzing` is what the fuzz targets share.
"""
