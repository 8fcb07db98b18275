"""Office files behind a password ([MS-OFFCRYPTO]): the package inside.

msoffcrypto-tool reads how a file is encrypted and opens the standard form. The agile form is opened here: the library takes no
hash that is shorter than the key (SHA-1 with AES-256, as Word 2010 and LibreOffice wrote it) and no stream that is longer than
what it says to hold. Imported before a reader is confined, with everything that it would import later.
"""

import hashlib
import hmac
import io
import xml.dom.expatbuilder  # noqa: F401 - minidom imports it at the first parse, when no file can be opened any more
from collections.abc import Callable
from typing import Any, Final

import olefile
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msoffcrypto.exceptions import InvalidKeyError
from msoffcrypto.format.ooxml import OOXMLFile

from core.errors import Damaged, Unsafe, WrongPassword

_INFO: Final = "EncryptionInfo"
_PACKAGE: Final = "EncryptedPackage"
_SEGMENT: Final = 4096
_HASHES: Final = {"SHA1": hashlib.sha1, "SHA256": hashlib.sha256, "SHA384": hashlib.sha384, "SHA512": hashlib.sha512}
_VERIFIER: Final = bytes.fromhex("fea7d2763b4b9e79")
_VERIFIER_HASH: Final = bytes.fromhex("d7aa0f6d3061344e")
_KEY: Final = bytes.fromhex("146e0be7abacd0d6")
"""The block keys of [MS-OFFCRYPTO] 2.3.4.11 to 2.3.4.13."""
_BLOCK: Final = 16


def unlocked(data: bytes, password: str) -> bytes:
    """The package that the compound file holds; it is no longer than the file. Raises WrongPassword, Damaged or Unsafe."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            _check(compound)
            locked = OOXMLFile(io.BytesIO(data))
            return _agile(compound, locked.info, password) if locked.type == "agile" else _standard(locked, password)
    except InvalidKeyError as error:
        raise WrongPassword from error
    except (Unsafe, WrongPassword, MemoryError):
        raise
    except Exception as fault:
        # Two libraries read a hostile structure: whatever they raise, the file is at fault.
        raise Damaged from fault


def _check(compound: Any) -> None:
    """How it is encrypted is said in XML, which the library gives to a parser that knows no limits."""
    with compound.openstream(_INFO) as stream:
        if b"<!" in stream.read():
            raise Unsafe(what="DOCTYPE")


def _standard(locked: Any, password: str) -> bytes:
    package = io.BytesIO()
    locked.load_key(password=password, verify_password=True)
    locked.decrypt(package)
    return package.getvalue()


def _agile(compound: Any, info: dict[str, Any], password: str) -> bytes:
    """Segments of 4,096 bytes, each with a vector of its own, after eight bytes with the package's size."""
    key, digest, salt = _agile_key(info, password), _HASHES[info["keyDataHashAlgorithm"]], info["keyDataSalt"]
    with compound.openstream(_PACKAGE) as stream:
        size = int.from_bytes(stream.read(8), "little")
        hidden = stream.read(-(-size // _BLOCK) * _BLOCK)
    parts = [
        _aes(key, _fitted(digest(salt + turn.to_bytes(4, "little")).digest(), _BLOCK), hidden[at : at + _SEGMENT])
        for turn, at in enumerate(range(0, len(hidden), _SEGMENT))
    ]
    return b"".join(parts)[:size]


def _agile_key(info: dict[str, Any], password: str) -> bytes:
    """The key of the package. Raises WrongPassword."""
    digest = _HASHES[info["passwordHashAlgorithm"]]
    salt, size = info["passwordSalt"], info["passwordKeyBits"] // 8
    secret = digest(salt + password.encode("utf-16-le", "surrogatepass")).digest()
    for turn in range(info["spinValue"]):
        secret = digest(turn.to_bytes(4, "little") + secret).digest()

    def opened(name: str, block: bytes) -> bytes:
        return _aes(_fitted(digest(secret + block).digest(), size), _fitted(salt, _BLOCK), info[name])

    said = opened("encryptedVerifierHashInput", _VERIFIER)
    if not _same(digest, said, opened("encryptedVerifierHashValue", _VERIFIER_HASH)):
        raise WrongPassword
    return opened("encryptedKeyValue", _KEY)[:size]


def _same(digest: Callable[[bytes], Any], said: bytes, hashed: bytes) -> bool:
    found = bytes(digest(said).digest())
    return hmac.compare_digest(found, hashed[: len(found)])


def _fitted(value: bytes, size: int) -> bytes:
    """Cut, or filled as the standard has it."""
    return value[:size].ljust(size, b"\x36")


def _aes(key: bytes, vector: bytes, data: bytes) -> bytes:
    opened = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return opened.update(data) + opened.finalize()
