"""Matrices of PDF (ISO 32000-1, 8.3.3): six numbers that turn a place inside an object into one outside of it."""

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def moved(x: float, y: float, m: Matrix) -> tuple[float, float]:
    """Where a place stands after m."""
    return (x, y) if m is IDENTITY else (x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5])


def product(m: Matrix, n: Matrix) -> Matrix:
    """First m, then n."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )
