"""Form fields and typed-on texts that the file gives no looks, or asks to have drawn anew: pdfium draws them as viewers do."""

from typing import Any, Final

import pypdfium2.raw as raw

_VERSION: Final = 2
"""Of pdfium's interface for forms: the one without XFA."""
_KINDS: Final = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT})
"""Annotations whose text may stand in their value alone (ISO 32000-1, 12.7.3.3: NeedAppearances)."""


class Forms:
    """The form of a document, which pdfium goes through once: when the first page with a field comes. To be closed before it."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._info = raw.FPDF_FORMFILLINFO(version=_VERSION)
        self._form: Any = None

    def give_looks(self, page: Any, kinds: frozenset[int]) -> None:
        """Makes what the page's fields show, in memory. `kinds`: those of its annotations."""
        if not kinds & _KINDS:
            return
        if self._form is None:
            self._form = raw.FPDFDOC_InitFormFillEnvironment(self._document, self._info)
        if self._form:
            raw.FORM_OnAfterLoadPage(page, self._form)
            raw.FORM_OnBeforeClosePage(page, self._form)

    def close(self) -> None:
        """Gives pdfium's form back."""
        if self._form:
            raw.FPDFDOC_ExitFormFillEnvironment(self._form)
            self._form = None
