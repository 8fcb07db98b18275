"""Documents made for the measurements: `generator` edits made-up text and writes the truth down, `office` sets it as Word and PDF
files; `contracts` are Word files in the manner of real ones, `formulae` what a thesis or a standard has in them."""
