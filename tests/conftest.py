"""What all tests share."""

import time
from collections.abc import Callable, Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Results are kept in a folder of this run, never among those of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PROVENANCE_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def grows_linearly() -> Callable[[Callable[[int], object], int], None]:
    """Asserts that ``run(16 * small)`` costs far less than 256 times ``run(small)``, as quadratic work would.

    CPU time of this process, the best of three small runs against the best of up to three large ones: a ratio, so that
    a slow machine changes nothing, with room (64 times) for noise and for tables built on the way.
    """

    def check(run: Callable[[int], object], small: int) -> None:
        def seconds(size: int) -> float:
            start = time.process_time()
            run(size)
            return time.process_time() - start

        allowed = 64 * max(min(seconds(small) for _ in range(3)), 0.002)
        large = seconds(16 * small)
        for _ in range(2):
            if large >= allowed:  # a pause of the machine, or of its garbage collector: look again
                large = min(large, seconds(16 * small))
        assert large < allowed

    return check
