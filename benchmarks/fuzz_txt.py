"""Coverage-guided fuzzing of the reader of TXT: python -m benchmarks.fuzz_txt [-max_total_time=600]."""

from benchmarks.measures.fuzzing import fuzz_reader

if __name__ == "__main__":
    fuzz_reader("txt")
