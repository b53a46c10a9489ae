"""Fetching a feed: from a server on this machine, through a connection that the test hands in."""

import http.client
import itertools
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.intake.fetch import MOST_BYTES, MOST_REDIRECTS, CannotFetch, connect_publicly, fetch, is_public

FEED = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


class Feeds(BaseHTTPRequestHandler):
    """A server with a feed, and with everything that can go wrong."""

    def do_GET(self) -> None:
        if self.path == "/feed.ics?a=1":
            self._answer(200, FEED)
        elif self.path == "/moved":
            self._answer(302, b"", Location="/feed.ics?a=1")
        elif self.path == "/to-http":
            self._answer(301, b"", Location="http://feeds.leeds.gov.uk/feed.ics")
        elif self.path == "/round":
            self._answer(302, b"", Location="/round")
        elif self.path == "/huge":
            self._answer(200, b"x" * (MOST_BYTES + 1))
        else:
            self._answer(404, b"no")

    def _answer(self, status: int, content: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        try:
            self.wfile.write(content)
        except OSError:
            return  # the reader had enough

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Quiet."""


@pytest.fixture
def asked() -> list[tuple[str, int]]:
    return []


@pytest.fixture
def get(asked: list[tuple[str, int]]) -> Iterator["Get"]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Feeds)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield Get(server.server_address[1], asked)
    server.shutdown()
    thread.join()
    server.server_close()


class Get:
    """`fetch` with every host led to the server of the test."""

    def __init__(self, port: int, asked: list[tuple[str, int]]) -> None:
        self._port = port
        self._asked = asked

    def __call__(self, url: str) -> bytes:
        return fetch(url, self._connect)

    def _connect(self, host: str, port: int, seconds: float) -> http.client.HTTPConnection:
        self._asked.append((host, port))
        return http.client.HTTPConnection("127.0.0.1", self._port, timeout=seconds)


def test_a_feed_is_fetched(get: Get, asked: list[tuple[str, int]]) -> None:
    assert get("https://feeds.leeds.gov.uk/feed.ics?a=1") == FEED
    assert asked == [("feeds.leeds.gov.uk", 443)]


def test_being_sent_on_is_followed_and_checked_each_time(get: Get, asked: list[tuple[str, int]]) -> None:
    assert get("https://feeds.leeds.gov.uk/moved") == FEED
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://feeds.leeds.gov.uk/to-http", "must begin with https"),
        ("https://feeds.leeds.gov.uk/round", f"more than {MOST_REDIRECTS} times"),
        ("https://feeds.leeds.gov.uk/huge", "larger than"),
        ("https://feeds.leeds.gov.uk/none", "answered 404"),
        ("http://feeds.leeds.gov.uk/feed.ics", "must begin with https"),
        ("file:///etc/passwd", "must begin with https"),
        ("ftp://feeds.leeds.gov.uk/a", "must begin with https"),
        ("https://", "must begin with https"),
        ("https://sam:secret@feeds.leeds.gov.uk/a", "a name or a password"),
        ("https://feeds.leeds.gov.uk:abc/", "is not an address"),
    ],
)
def test_what_can_not_be_had_is_said_in_one_sentence(get: Get, url: str, why: str) -> None:
    with pytest.raises(CannotFetch, match=why):
        get(url)


def test_a_slow_server_is_left(get: Get) -> None:
    clock = itertools.chain([0.0, 1.0], itertools.repeat(100.0))
    with pytest.raises(CannotFetch, match="longer than"):
        fetch("https://feeds.leeds.gov.uk/moved", get._connect, lambda: next(clock))


def test_a_server_that_is_not_there_is_said() -> None:
    def refuse(*_where: object) -> http.client.HTTPConnection:
        raise ConnectionRefusedError("Connection refused")

    with pytest.raises(CannotFetch, match="can't be reached: Connection refused"):
        fetch("https://feeds.leeds.gov.uk/", refuse)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "0.0.0.0"]
)
def test_our_own_network_is_never_asked(host: str) -> None:
    with pytest.raises(CannotFetch, match="not a public address"):
        connect_publicly(host, 443, 1)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "100.64.0.1", "169.254.1.1", "224.0.0.1", "::1", "fe80::1%eth0",
     "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:0001::", "0.0.0.0", "255.255.255.255"],
)  # fmt: skip
def test_private_addresses_are_known_in_every_form(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888"])
def test_public_addresses_are_taken(address: str) -> None:
    assert is_public(address)
