"""A cache of results by key: one SQLite file, bounded in size, that may be deleted at any time.

It only saves time. Whatever goes wrong with it (no room, no right, a broken file, another process that holds it) is
passed over in silence, and the result worked out as if it were not there.
"""

import os
import sqlite3
import sys
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress

NAME = "results.sqlite"
# Marks the file as ours, and the form of its table.
APPLICATION, FORM = 0x50524F56, 1
# How much it may hold, and how much is left when it is cut back.
MOST_BYTES = 512 * 1024 * 1024
LEFT = 0.75
# How long another process is waited for, in seconds; how many keys are asked for at once.
PATIENCE, AT_ONCE = 2.0, 500
_DAY = 86_400


def default_folder() -> str | None:
    """The folder for this program in the user's cache; ``PROVENANCE_CACHE`` names another. None where there is none."""
    own = os.environ.get("PROVENANCE_CACHE")
    if own:
        return os.path.abspath(own)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        base = base if os.path.isabs(base) else os.path.expanduser("~/.cache")
    return os.path.join(base, "provenance") if os.path.isabs(base) else None


class Cache:
    """Bytes by key. Keys are digests of all that a result depends on, the program included."""

    def __init__(self, folder: str, most_bytes: int = MOST_BYTES) -> None:
        self._folder, self._path, self._most = folder, os.path.join(folder, NAME), most_bytes

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """What is kept under these keys; those of which nothing is kept are left out."""
        wanted, found = list(keys), dict[str, bytes]()
        if not os.path.exists(self._path):
            return found
        with self._guarded(), closing(self._connected()) as database, database:
            today = _today()
            for start in range(0, len(wanted), AT_ONCE):
                part = wanted[start : start + AT_ONCE]
                marks = ",".join("?" * len(part))
                rows = database.execute(f"SELECT key, value, used FROM kept WHERE key IN ({marks})", part)  # noqa: S608 - question marks only
                old = []
                for key, value, used in rows:
                    with suppress(zlib.error, TypeError):  # altered on the disk: its checksum is not that of its bytes
                        found[key] = zlib.decompress(value)
                        if used != today:
                            old.append((today, key))
                database.executemany("UPDATE kept SET used = ? WHERE key = ?", old)
        return found

    def put(self, results: Mapping[str, bytes]) -> None:
        """Keep results; what has not been asked for longest goes when there is too much."""
        if not results:
            return
        with self._guarded(), closing(self._connected()) as database, database:
            today = _today()
            database.executemany(
                "INSERT OR REPLACE INTO kept (key, used, value) VALUES (?, ?, ?)",
                [(key, today, zlib.compress(value, 1)) for key, value in results.items()],
            )
            self._cut_back(database)

    def _cut_back(self, database: sqlite3.Connection) -> None:
        (pages,), (free,), (size,) = (
            database.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "freelist_count", "page_size")
        )
        held = (pages - free) * size
        if held <= self._most:
            return
        surplus = held - LEFT * self._most
        for number, length in database.execute("SELECT rowid, length(value) FROM kept ORDER BY used, rowid").fetchall():
            if surplus <= 0:
                break
            database.execute("DELETE FROM kept WHERE rowid = ?", (number,))
            surplus -= length

    def _connected(self) -> sqlite3.Connection:
        os.makedirs(self._folder, mode=0o700, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=PATIENCE)
        try:
            marks = ("application_id", "user_version")
            if tuple(database.execute(f"PRAGMA {mark}").fetchone()[0] for mark in marks) != (APPLICATION, FORM):
                if database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    raise sqlite3.DatabaseError("not ours, or of another form")
                database.execute(f"PRAGMA application_id = {APPLICATION}")
                database.execute(f"PRAGMA user_version = {FORM}")
            database.execute(
                "PRAGMA synchronous = OFF"
            )  # a crash of the machine may break the file: it is then dropped
            database.execute(
                "CREATE TABLE IF NOT EXISTS kept (key TEXT UNIQUE NOT NULL, used INTEGER NOT NULL, value BLOB NOT NULL)"
            )
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError:  # held by another process, no room, no right: for another time
            pass
        except sqlite3.DatabaseError:  # broken, or the file of another program: it is of no use to anybody
            for name in (self._path, f"{self._path}-journal"):
                with suppress(OSError):
                    os.unlink(name)
        except (OSError, OverflowError):
            pass


def _today() -> int:
    return int(time.time()) // _DAY
