"""Where things stand on a page as it is shown, in points from its top left."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How the file's coordinates become points from the top left of the page as it is shown. `turn`: quarter turns."""

    left: float
    bottom: float
    width: float
    height: float
    turn: int

    @property
    def shown(self) -> tuple[float, float]:
        """Width and height of the page as it is shown."""
        return (self.height, self.width) if self.turn % 2 else (self.width, self.height)

    def boxes(self, box: Floats) -> Floats:
        """[n, 4] of left, top, right, bottom in the file's coordinates to x0, y0, x1, y1 as shown."""
        x0, x1 = box[:, 0] - self.left, box[:, 2] - self.left
        y0, y1 = box[:, 3] - self.bottom, box[:, 1] - self.bottom
        w, h = self.width, self.height
        found = np.empty_like(box)
        if self.turn == 0:
            sides = (x0, h - y1, x1, h - y0)
        elif self.turn == 1:
            sides = (y0, x0, y1, x1)
        elif self.turn == 2:
            sides = (w - x1, y0, w - x0, y1)
        else:
            sides = (h - y1, w - x1, h - y0, w - x0)
        for k, side in enumerate(sides):
            found[:, k] = side
        return found

    def point(self, x: float, y: float) -> tuple[float, float]:
        """One point of the file as shown."""
        x, y = x - self.left, y - self.bottom
        w, h = self.width, self.height
        return ((x, h - y), (y, x), (w - x, y), (h - y, w - x))[self.turn]


def read_frame(page: Any) -> Frame:
    """The crop box (else the media box) and the rotation of a page."""
    rect = raw.FS_RECTF()
    known = raw.FPDF_GetPageBoundingBox(page, rect)
    left, bottom, right, top = (rect.left, rect.bottom, rect.right, rect.top) if known else (0.0, 0.0, 612.0, 792.0)
    return Frame(
        left=min(left, right),
        bottom=min(bottom, top),
        width=abs(right - left),
        height=abs(top - bottom),
        turn=raw.FPDFPage_GetRotation(page) % 4,
    )
