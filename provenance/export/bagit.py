"""The corpus as it is in a BagIt bag (RFC 8493): every byte of the seeds, under digests a stranger can check.

No date of bagging is given: the same corpus makes the same bag.
"""

from hashlib import sha256, sha512
from pathlib import Path, PurePosixPath
from typing import Any

from provenance import __version__
from provenance.errors import InputError
from provenance.export.material import Material, decoded

_BESIDE = ("facts.yaml", "decisions.yaml")
_LIST = {"sha256": sha256, "sha512": sha512}


def files(material: Material) -> dict[str, bytes]:
    """The tag files, and under ``data/`` the seeds, the index, and the lists that lie beside it.

    Raises:
        InputError: a file of the corpus cannot be packed.
    """
    payload = _payload(material)
    size = sum(map(len, payload.values()))
    info = (
        "External-Description: A corpus of source texts, byte for byte\n"
        f"Internal-Sender-Identifier: {material.corpus.digest}\n"
        f"Payload-Oxum: {size}.{len(payload)}\n"
        f"Bag-Software-Agent: provenance {__version__}\n"
    )
    tags = {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": info.encode("utf-8"),
        **{f"manifest-{name}.txt": _manifest(payload, make) for name, make in _LIST.items()},
    }
    return {**tags, **{f"tagmanifest-{name}.txt": _manifest(tags, make) for name, make in _LIST.items()}, **payload}


def _payload(material: Material) -> dict[str, bytes]:
    corpus = material.corpus
    if corpus.unreadable:
        first = corpus.unreadable[0]
        raise InputError(f"{first.path} cannot be packed: {first.reason}", "mend or remove it: a bag is whole")
    found = {seed.file.path: seed.file.data for seed in corpus.seeds}
    if corpus.index is not None:
        found[corpus.index.file.path] = corpus.index.file.data
    if corpus.root is not None:
        for name in _BESIDE:
            if (corpus.root / name).is_file():
                found[(PurePosixPath(corpus.folder) / name).as_posix()] = _read(corpus.root / name)
    packed: dict[str, bytes] = {}
    for path, data in sorted(found.items()):
        name = f"data/{_inside(path)}"
        if name in packed:
            raise InputError(f"two files would be {name} in the bag", "make the bag of one folder")
        packed[name] = data
    return packed


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path.name} cannot be packed: {error.strerror}", "mend or remove it") from None


def _inside(path: str) -> str:
    """A path that leads out of the bag nowhere: ``../`` at its head is dropped."""
    parts = [part for part in PurePosixPath(path).parts if part not in ("..", "/")]
    inside = "/".join(parts)
    if inside != decoded(inside):
        raise InputError(f"{decoded(path)} cannot be packed: its name is not UTF-8", "rename it")
    return inside


def _manifest(listed: dict[str, bytes], make: Any) -> bytes:
    lines = (f"{make(data).hexdigest()}  {_encoded(path)}\n" for path, data in listed.items())
    return "".join(lines).encode("utf-8")


def _encoded(path: str) -> str:
    """A path in a manifest: the characters that end a line, and the sign that says so, encoded."""
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
