"""The freer list of operators that make a true sentence false, of the kinds that a model gets wrong: who, which side, why, how
far, what else."""

from benchmarks.verifier.falsehoods.freer_deeds import comparing, converse, foreign, parties, rates, sides, ways
from benchmarks.verifier.falsehoods.freer_reasons import bounded, conditions, headings, kinds, measures, reasons, scopes
from benchmarks.verifier.falsehoods.material import Operator

FREER: dict[str, Operator] = {
    "parties": parties,
    "sides": sides,
    "ways": ways,
    "converse": converse,
    "rates": rates,
    "foreign": foreign,
    "comparing": comparing,
    "reasons": reasons,
    "scopes": scopes,
    "conditions": conditions,
    "bounded": bounded,
    "headings": headings,
    "kinds": kinds,
    "measures": measures,
}
