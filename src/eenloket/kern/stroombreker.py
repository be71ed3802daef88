"""A circuit breaker: after repeated failures a system isn't called for a while, so that waiting for it
doesn't block our own processes.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .fouten import BuitenBereik


class Stroombreker:
    """One circuit breaker per other system and process; safe in threads.

    It opens after ``drempel`` failures in a row and refuses calls for ``rust`` seconds. Then it allows one
    call (half-open): that call closes the breaker, or opens it again. Only ``BuitenBereik`` counts as a
    failure, because our own errors say nothing about the other system.
    """

    def __init__(
        self,
        systeem: str,
        *,
        drempel: int = 5,
        rust: float = 20.0,
        klok: Callable[[], float] = time.monotonic,
    ) -> None:
        self.systeem, self.drempel, self.rust, self._klok = systeem, drempel, rust, klok
        self._slot = threading.Lock()
        self._fouten = 0
        self._open_tot = 0.0
        self._proef = False

    @property
    def open(self) -> bool:
        """Whether the breaker would refuse a call now."""
        return self._fouten >= self.drempel and (self._proef or self._klok() < self._open_tot)

    @contextmanager
    def stroom(self) -> Iterator[None]:
        """Run a call through the breaker.

        Raises: BuitenBereik at once while the breaker is open.
        """
        with self._slot:
            if self.open:
                raise BuitenBereik(self.systeem, "onderbroken")
            self._proef = self._fouten >= self.drempel
        try:
            yield
        except BuitenBereik:
            self._tel_fout()
            raise
        except BaseException:
            with self._slot:
                self._proef = False
            raise
        with self._slot:
            self._fouten, self._proef = 0, False

    def _tel_fout(self) -> None:
        with self._slot:
            self._fouten += 1
            self._proef = False
            if self._fouten >= self.drempel:
                self._open_tot = self._klok() + self.rust
