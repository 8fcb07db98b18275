"""The tests, by layer: unit, property, golden, integration, faults, browser. What several layers stand on is here:

- How they are run: `run`, `conftest`; what the full counts found: `figures`.
- Files made for tests: `docx_package`, `pdf_files` with `pdf_lines`, `locked_files`, `bundles`.
- Real parts: `stored` (databases and the service), `plant` (queue and workers to be killed), `supervised` (all of it),
  `real_ollama` with its `random_model`.
- Reports: `report_sample`, what its files hold in `report_texts`, how they look in `report_pictures`.
- Redlines: `redline_cases`, `redlines`, `word_pairs`, `word_comments`; judged from outside by `office_revisions`,
  `office_settling` and `ooxml_schemas`.
"""
