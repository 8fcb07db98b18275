"""Coverage-guided fuzzing of the intake's checks: python -m benchmarks.fuzz_intake [-max_total_time=600]."""

from benchmarks.measures.fuzzing import fuzz_intake

if __name__ == "__main__":
    fuzz_intake()
