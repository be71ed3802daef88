"""Structured logs: one JSON object per line, with the trace id, without personal data."""

import logging
import sys
from typing import Any

import structlog
from django.conf import settings

from eenloket.kern.herkomst import trace


def _trace(_: object, __: str, regel: structlog.types.EventDict) -> structlog.types.EventDict:
    if waarde := trace.get():
        regel["trace"] = waarde
    return regel


_GEDEELD: list[structlog.types.Processor] = [
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    _trace,
]
_JSON = structlog.processors.JSONRenderer(ensure_ascii=False)
_uit: list[logging.StreamHandler[Any]] = []
"""The stream of all lines, with one lock."""


class _Logger:
    """Writes our own lines. Through the records of the standard library a line takes four times as long, and
    every request writes a line.
    """

    def __init__(self, naam: str = "") -> None:
        self.name = naam

    def msg(self, regel: str) -> None:
        """Write a complete line."""
        uit = _uit[0]
        uit.acquire()
        try:
            uit.stream.write(regel + uit.terminator)
            uit.flush()
        except Exception:  # as the standard library does: what can't be logged stops nobody
            uit.handleError(logging.makeLogRecord({"msg": "log", "name": self.name}))
        finally:
            uit.release()

    debug = info = warning = warn = error = exception = critical = msg


def _op_niveau(logger: Any, methode: str, regel: structlog.types.EventDict) -> structlog.types.EventDict:
    """Use the level of the root logger, so that one setting counts for all lines."""
    if logging.getLevelNamesMapping()[methode.upper()] < logging.root.level:
        raise structlog.DropEvent
    return regel


def _zonder_waarden(_: object, __: str, regel: structlog.types.EventDict) -> structlog.types.EventDict:
    """Keep the place of an error and remove its values: arguments and messages may hold personal data."""
    if fout := regel.pop("exc_info", None):
        soort, _waarde, spoor = sys.exc_info() if fout is True else fout
        plekken = []
        while spoor is not None:
            plekken.append(f"{spoor.tb_frame.f_code.co_filename.rsplit('/', 3)[-1]}:{spoor.tb_lineno}")
            spoor = spoor.tb_next
        regel["fout"], regel["plek"] = getattr(soort, "__name__", "?"), plekken[-12:]
    return regel


def stel_in() -> None:
    """Send all logging, also of Django and libraries, through one JSON formatter to standard error."""
    vorm = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_GEDEELD,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _zonder_waarden,
            _JSON,
        ],
    )
    uit = logging.StreamHandler()
    uit.setFormatter(vorm)
    wortel = logging.getLogger()
    wortel.handlers[:] = _uit[:] = [uit]
    wortel.setLevel(settings.LOGNIVEAU)
    for stil in ("httpx", "httpcore", "procrastinate.worker", "botocore", "urllib3"):
        logging.getLogger(stil).setLevel("WARNING")
    structlog.configure(
        processors=[_op_niveau, *_GEDEELD, _zonder_waarden, _JSON],
        logger_factory=_Logger,
        wrapper_class=structlog.make_filtering_bound_logger(logging.NOTSET),
        cache_logger_on_first_use=True,
    )
