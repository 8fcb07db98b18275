"""Words as data, and what makes two of them one.

- `lexicon` says what words a change is about; `word_tables` are how such lists are written; `tick_signs` say yes or no.
- `stems` cut endings off; `letters` make the form in which two words differ only for the eye.
"""
