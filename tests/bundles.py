"""Zip files of documents for the tests."""

import io
import zipfile


def zipped(**files: str) -> bytes:
    """`in__a_txt` stands for in/a.txt."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return out.getvalue()
