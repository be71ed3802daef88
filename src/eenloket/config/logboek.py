"""Structured logs: one JSON object a line, with the trace id, without personal data."""

import logging
import sys

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


def _zonder_waarden(_: object, __: str, regel: structlog.types.EventDict) -> structlog.types.EventDict:
    """An error report names the place, not the values: arguments and messages may hold personal data."""
    if fout := regel.pop("exc_info", None):
        soort, _waarde, spoor = sys.exc_info() if fout is True else fout
        plekken = []
        while spoor is not None:
            plekken.append(f"{spoor.tb_frame.f_code.co_filename.rsplit('/', 3)[-1]}:{spoor.tb_lineno}")
            spoor = spoor.tb_next
        regel["fout"], regel["plek"] = getattr(soort, "__name__", "?"), plekken[-12:]
    return regel


def stel_in() -> None:
    """Route everything that logs, Django and libraries included, through one JSON formatter on standard error."""
    vorm = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_GEDEELD,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _zonder_waarden,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
    uit = logging.StreamHandler()
    uit.setFormatter(vorm)
    wortel = logging.getLogger()
    wortel.handlers[:] = [uit]
    wortel.setLevel(settings.LOGNIVEAU)
    for stil in ("httpx", "httpcore", "procrastinate.worker", "botocore", "urllib3"):
        logging.getLogger(stil).setLevel("WARNING")
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_GEDEELD,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
