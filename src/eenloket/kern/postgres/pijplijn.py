"""psycopg's pipeline, with as few words between us and the server as there can be.

psycopg sends each statement by itself and looks each time whether answers have come: three system calls here, and a process of the server that wakes up
for each. Ours keeps statements together until an outcome is asked for, sends them as one, and reads then.
"""

from typing import Any

from psycopg import Connection, Pipeline
from psycopg.abc import PQGen


class Pijplijn(Pipeline):
    """Give it to a connection that isn't in a pipeline yet, then use ``connection.pipeline()`` as always."""

    @classmethod
    def geef(cls, verbinding: "Connection[Any]") -> None:
        """Make this the pipeline that ``verbinding`` will use."""
        if verbinding._pipeline is None:
            verbinding._pipeline = cls(verbinding)

    def _communicate_gen(self) -> PQGen[None]:
        self._zet_klaar()
        return
        yield

    def _sync_gen(self) -> PQGen[None]:
        self._enqueue_sync()
        self._zet_klaar()
        while self.pgconn.flush():
            # More than goes out at once. The server must be read before it takes the rest, and psycopg's own turn may end with some of it left.
            yield from super()._communicate_gen()
        yield from self._fetch_gen(flush=False)

    def _exit_gen(self) -> PQGen[None]:
        if self.result_queue or self.command_queue:
            yield from self._sync_gen()

    def _zet_klaar(self) -> None:
        """Hand the statements to libpq, which keeps them until they are many or a sync comes."""
        while self.command_queue:
            self.command_queue.popleft()()
