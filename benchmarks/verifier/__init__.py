"""What measures the check of a model's sentences: `falsehoods/` plants false ones by operators, `sets/` has true and false ones
written by hand, which `kept_apart` and `by_field` turn into cases. `injections` are texts that give orders; `running` is the
analysis as a whole, killed, cancelled, counted. `python -m benchmarks.analysis` runs all of it."""
