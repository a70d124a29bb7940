"""What all tests share."""

import time
from collections.abc import Callable

import pytest


@pytest.fixture
def grows_linearly() -> Callable[[Callable[[int], object], int], None]:
    """Asserts that ``run(16 * small)`` costs far less than 256 times ``run(small)``, as quadratic work would.

    CPU time of this process, the best of three for the small run: a ratio, so that a slow machine changes nothing, with
    room (64 times) for noise and for tables built on the way.
    """

    def check(run: Callable[[int], object], small: int) -> None:
        def seconds(size: int) -> float:
            start = time.process_time()
            run(size)
            return time.process_time() - start

        base = max(min(seconds(small) for _ in range(3)), 0.002)
        assert seconds(16 * small) < 64 * base

    return check
