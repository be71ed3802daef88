"""A small clamd: speaks PING and INSTREAM, and knows one "virus", the EICAR test file (eicar.org)."""

from __future__ import annotations

import asyncio
import struct

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""In two parts, so that a scanner on this machine leaves this file alone."""

GROOTSTE = 100 * 1024 * 1024
"""Bytes of a stream; clamd's own default for StreamMaxLength."""


async def _stroom(lezer: asyncio.StreamReader) -> bytes:
    """Read a stream of pieces and judge it; a piece may end in the middle of the test string."""
    staart, gevonden, grootte = b"", False, 0
    while lengte := struct.unpack("!L", await lezer.readexactly(4))[0]:
        grootte += lengte
        if grootte > GROOTSTE:
            return b"INSTREAM size limit exceeded. ERROR"
        staart += await lezer.readexactly(lengte)
        gevonden = gevonden or EICAR in staart
        staart = staart[-len(EICAR) :]
    return b"stream: Eicar-Test-Signature FOUND" if gevonden else b"stream: OK"


async def _gesprek(lezer: asyncio.StreamReader, schrijver: asyncio.StreamWriter) -> None:
    try:
        opdracht = await lezer.readuntil(b"\0")
        if opdracht == b"zPING\0":
            antwoord = b"PONG"
        elif opdracht == b"zINSTREAM\0":
            antwoord = await _stroom(lezer)
        else:
            antwoord = b"UNKNOWN COMMAND"
        schrijver.write(antwoord + b"\0")
        await schrijver.drain()
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
        pass
    finally:
        schrijver.close()


async def start(poort: int, host: str = "127.0.0.1") -> asyncio.Server:
    """Listen on the running loop; port 0 lets the system choose. The caller closes the server."""
    return await asyncio.start_server(_gesprek, host, poort)
