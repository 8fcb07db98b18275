"""A Comparison to statements: every change read by the model, every sentence checked. Pure but for the model's port.

The modules, from the outside in; the first line of each says what it is.

- The ways in: `engine` for a comparison, `describe` for one version, `ask` for a question, `code` without a model;
  `scorecard/`. What all of them work from is their `basis`.
- To the model: `batches` of changes in their `context`, `blocks` where nothing changed, within the `budget`; `prompts`, whose
  lines are `numbered`; `asking` sends one and answers its `failures`; `reading` keeps each batch in the `cache` under a key
  with its `salt`; `summary` and `tone` come last; `retrieval` says what a question is about.
- The model: `ollama`, what it has `installed`, its `stream`, how it is made to `stop`; `transcript` of what was said;
  `options` and `answers` are the shapes.
- From draft to statement: `draft`, then `verdicts`: checked by `verify`, sent back once (`repair`), or not shown.
- What a sentence is held to: `evidence` of each change, of its two sides (`side_evidence`): `figures`, `plain_values`,
  `rates`, `places`, `polarity`, `modals`, `moods`, `contrasts`.
- What a sentence says: `claims`, each of one of the `sides`, by `turns` of phrase, as one of the `differences` or `absences`;
  `checks/` asks one thing each.
- Words: `lexicon`, `lemmas`, `sentences`.
"""

from core.analysis.cache import BatchCache, MemoryCache
from core.analysis.code import analyse_without_model
from core.analysis.context import Sources
from core.analysis.engine import analyse
from core.analysis.options import AnalysisOptions, Tools

__all__ = ["AnalysisOptions", "BatchCache", "MemoryCache", "Sources", "Tools", "analyse", "analyse_without_model"]
