#!/usr/bin/env python3
"""Talks to a server as no browser does: slowly, cut off, silent. Prints one line for scripts/serve-check.sh to look at.

usage: serve-probe.py PROBE PORT [PID]
"""
import os
import signal
import socket
import sys
import threading
import time

PROBE, PORT = sys.argv[1], int(sys.argv[2])
PID = int(sys.argv[3]) if len(sys.argv) > 3 else 0
# Longer than any limit that the check sets; whatever is still open by then is held open.
PATIENCE = 20


def connect():
    connection = socket.create_connection(("127.0.0.1", PORT), timeout=PATIENCE)
    return connection


def read(connection):
    """All that comes until the other side closes; the second value says whether it did."""
    data = b""
    try:
        while True:
            part = connection.recv(65536)
            if not part:
                return data, True
            data += part
    except ConnectionResetError:
        return data, True
    except TimeoutError:
        return data, False


def status(data):
    line = data.split(b"\r\n", 1)[0].decode("latin-1")
    return line.split(" ")[1] if line.startswith("HTTP/1.1 ") else "none"


def head(length, extra=""):
    return (
        f"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {length}\r\n{extra}\r\n"
    ).encode()


def report(data, closed):
    print(f"status {status(data)}, {'closed' if closed else 'left open'}")


def drip(connection, data, pause):
    """Sends a byte at a time; ends when the other side has closed."""
    try:
        for byte in data:
            connection.sendall(bytes([byte]))
            time.sleep(pause)
    except OSError:
        pass


def flood(connection):
    """Half a gigabyte in chunks, or as much as is taken."""
    try:
        for _ in range(500):
            connection.sendall(b"100000\r\n" + b"x" * 0x100000 + b"\r\n")
    except OSError:
        pass


def slow(first, rest):
    connection = connect()
    connection.sendall(first)
    threading.Thread(target=drip, args=(connection, rest, 0.2), daemon=True).start()
    report(*read(connection))


def pipeline(first):
    """Two requests on one connection: the first must not leave anything behind that the second trips over."""
    connection = connect()
    connection.sendall(first)
    time.sleep(0.5)
    connection.sendall(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    data, _ = read(connection)
    print("then " + status(data[data.rfind(b"HTTP/1.1 "):]) + (" ok" if data.endswith(b"\r\n\r\nok") else ""))


BODY = b"login=nobody&password=" + b"x" * 200

if PROBE == "slow-body":
    slow(head(len(BODY)) + BODY[:10], BODY[10:])
elif PROBE == "slow-head":
    slow(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ", b"x" * 200)
elif PROBE == "silent":
    report(*read(connect()))
elif PROBE == "kept-alive":
    connection = connect()
    connection.sendall(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
    report(*read(connection))
elif PROBE == "garbage":
    connection = connect()
    connection.sendall(b"\x00\x01 nonsense\r\n\r\n")
    report(*read(connection))
elif PROBE == "cut-off":
    connection = connect()
    connection.sendall(head(len(BODY)) + BODY[:50])
    connection.shutdown(socket.SHUT_WR)
    report(*read(connection))
elif PROBE == "endless-body":
    connection = connect()
    connection.sendall(b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
    threading.Thread(target=flood, args=(connection,), daemon=True).start()
    report(*read(connection))
elif PROBE == "head-then-get":
    pipeline(b"HEAD /no-such-page HTTP/1.1\r\nHost: localhost\r\n\r\n")
elif PROBE == "unread-body-then-get":
    pipeline(b"POST /no-such-page HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello")
elif PROBE == "in-flight":
    # Told to stop with half a request sent: the other half is still taken, and answered.
    connection = connect()
    connection.sendall(head(len(BODY)) + BODY[:50])
    time.sleep(0.3)
    os.kill(PID, signal.SIGTERM)
    time.sleep(1)
    connection.sendall(BODY[50:])
    data, closed = read(connection)
    print(f"status {status(data)}, {'whole page' if b'</html>' in data else 'no page'}, {'closed' if closed else 'left open'}")
elif PROBE == "hold":
    # Half a request, and never the other half, until the server gives up.
    connection = connect()
    connection.sendall(head(len(BODY)) + BODY[:50])
    print("held", flush=True)
    read(connection)
elif PROBE == "silent-tls":
    connection = connect()
    print("held", flush=True)
    report(*read(connection))
else:
    sys.exit(f"no probe {PROBE}")
