"""One file from the web, carefully: https only, a limit for size and time, and never an address of our own network."""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

MOST_BYTES = 2_000_000
SECONDS = 20.0
"""For the whole file, redirects counted."""
MOST_REDIRECTS = 3
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHUNK = 65_536

Connect = Callable[[str, int, float], http.client.HTTPConnection]
"""Opens a connection to a host and port, with so many seconds for each step. Raises OSError or `CannotFetch`."""


class CannotFetch(Exception):  # noqa: N818 - it is read as a sentence
    """The file can't be had; the message says why."""


def fetch(url: str, connect: Connect | None = None, clock: Callable[[], float] = time.monotonic) -> bytes:
    """What stands at an https address. Raises `CannotFetch` with one clear sentence."""
    ends = clock() + SECONDS
    for _ in range(MOST_REDIRECTS + 1):
        content, moved = _get(url, connect or connect_publicly, lambda: ends - clock())
        if moved is None:
            return content
        url = urljoin(url, moved)
    raise CannotFetch(f"It sends us on more than {MOST_REDIRECTS} times.")


def _get(url: str, connect: Connect, left: Callable[[], float]) -> tuple[bytes, str | None]:
    """The content, or the address to which we are sent on."""
    host, port, target = _parts(url)
    try:
        connection = connect(host, port, _seconds(left))
        try:
            connection.request("GET", target, headers={"Accept": "text/calendar, text/csv, */*;q=0.5"})
            response = connection.getresponse()
            if response.status in REDIRECTS:
                return b"", response.headers.get("Location", "")
            if response.status != http.client.OK:
                raise CannotFetch(f"{host} answered {response.status} {response.reason}.")
            return _body(response, left), None
        finally:
            connection.close()
    except (OSError, http.client.HTTPException) as error:
        raise CannotFetch(f"{host} can't be reached: {error or type(error).__name__}.") from None


def _parts(url: str) -> tuple[str, int, str]:
    """Host, port and what to ask for. Raises `CannotFetch` for what is no plain https address."""
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError:
        raise CannotFetch(f"{url!r} is not an address.") from None
    if parts.scheme != "https" or not parts.hostname:
        raise CannotFetch("The address must begin with https://.")
    if parts.username or parts.password:
        raise CannotFetch("An address with a name or a password in it is not taken.")
    path = parts.path or "/"
    return parts.hostname, port, f"{path}?{parts.query}" if parts.query else path


def _body(response: http.client.HTTPResponse, left: Callable[[], float]) -> bytes:
    body = b""
    while chunk := response.read1(CHUNK):
        body += chunk
        if len(body) > MOST_BYTES:
            raise CannotFetch(f"The file is larger than {MOST_BYTES:,} bytes.")
        _seconds(left)
    return body


def _seconds(left: Callable[[], float]) -> float:
    seconds = left()
    if seconds <= 0:
        raise CannotFetch(f"It takes longer than {SECONDS:.0f} seconds.")
    return seconds


class _Public(http.client.HTTPSConnection):
    """Connects to the address that was checked, so a name can't point elsewhere a moment later."""

    def __init__(self, host: str, port: int, seconds: float, address: str) -> None:
        self._checked = ssl.create_default_context()
        super().__init__(host, port, timeout=seconds, context=self._checked)
        self._address = address

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._checked.wrap_socket(plain, server_hostname=self.host)


def connect_publicly(host: str, port: int, seconds: float) -> http.client.HTTPConnection:
    """A connection to a public address of the host. Raises `CannotFetch` if it has none, OSError if it has no name."""
    found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    refused = sorted(address for address in found if not is_public(address))
    if refused:
        raise CannotFetch(f"{host} leads to {refused[0]}, which is not a public address.")
    return _Public(host, port, seconds, sorted(found)[0])


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet, whatever form it is written in."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (inner is None or inner.is_global)
