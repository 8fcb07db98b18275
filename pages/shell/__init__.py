"""Navigation, sign-in, widgets.

The modules, from the outside in; the first line of each says what it is.

- Every run: `navigation`, then the `gate` with its `ticket`, then the page inside the `edge`; `places` leads to others.
- Looks: `look`, whose colours are in `palette`.
- Language: `words` of ours, `translate` for the library's; `figures` writes numbers and times.
- Text of strangers: `safe` for Markdown; `points` and `prose` are components that need none.
- Widgets: `tables`, `progress` of running work, `fetch` for downloads, `shelf` for files that wait, `waking` for a slow model.
"""
