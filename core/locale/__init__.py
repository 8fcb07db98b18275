"""The gettext catalogues: one domain a part of the program, English messages, Russian translations beside.

`python -m core.locale` (make locale) finds the messages in the code, updates the .po files and compiles the .mo files.
"""

import gettext
from functools import cache
from pathlib import Path

LANGUAGES = ("ru", "en")
FOLDER = Path(__file__).parent


@cache
def catalogue(domain: str, language: str) -> gettext.NullTranslations:
    """The catalogue of a domain (errors, pages, reports, analysis, tasks, cli); English needs none but for plural forms."""
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(domain, FOLDER, languages=[language], fallback=False)
