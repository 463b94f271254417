"""What the attacks of attack.py and mixed-load.py are made of: requests, browsers, a watch, and forms that are too much."""
import http.client
import multiprocessing
import os
import re
import threading
import time
from urllib.parse import quote, urlencode

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Server:
    """A server on this machine, by its port."""

    def __init__(self, port):
        self.port = port

    def ask(self, method, path, body=None, headers=None, timeout=60):
        """One request on a connection of its own: status, headers, body; status 0 when the other side ended it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        except (OSError, http.client.HTTPException):
            return 0, {}, b""
        finally:
            connection.close()

    def resident(self):
        """Resident MiB of whoever listens, as its own metrics tell; 0 where they do not."""
        found = re.search(r"^process_resident_memory_bytes (\S+)", self.ask("GET", "/metrics")[2].decode(), re.M)
        return float(found.group(1)) / 1_048_576 if found else 0


class Person:
    """A browser with its cookies."""

    def __init__(self, server):
        self.server = server
        self.cookies = {}

    def ask(self, method, path, body=None, headers=None):
        cookie = {"Cookie": self.cookie} if self.cookies else {}
        status, answer, text = self.send(method, path, body, (headers or {}) | cookie)
        for line in answer.get_all("Set-Cookie", []) if status else []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        return status, answer, text.decode("utf-8", "replace")

    def send(self, method, path, body, headers):
        return self.server.ask(method, path, body, headers)

    @property
    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def sign_in(self, login, password, next="/desk"):
        return self.ask("POST", "/sign-in", urlencode({"login": login, "password": password, "next": next}), FORM)

    def sign_out(self):
        return self.ask("POST", "/sign-out", urlencode({"csrf": self.token()}), FORM)[0]

    def token(self):
        return re.search(r'name="csrf" value="([^"]*)"', self.ask("GET", "/account")[2]).group(1)


class KeptPerson(Person):
    """The same over one connection that stays open, as browsers have it."""

    def __init__(self, server):
        super().__init__(server)
        self.connection = None

    def send(self, method, path, body, headers):
        for attempt in range(2):
            isNew = self.connection is None
            if isNew:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
            try:
                self.connection.request(method, path, body, headers)
                answer = self.connection.getresponse()
                return answer.status, answer.headers, answer.read()
            except (OSError, http.client.HTTPException):
                self.connection.close()
                self.connection = None
                # An idle connection may have been ended; a new one is another matter.
                if isNew:
                    break
        return 0, {}, b""


def tell(times):
    """Milliseconds, in order of size."""
    times = sorted(times)
    return {"count": len(times), "p50": times[len(times) // 2], "p99": times[int(len(times) * 0.99)], "most": times[-1]}


class Watch:
    """Asks for a page again and again; remembers how long it took and what the status was."""

    def __init__(self, ask):
        self.times, self.statuses, self.stopped = [], {}, False
        self.thread = threading.Thread(target=self.run, args=(ask,), daemon=True)
        self.thread.start()

    def run(self, ask):
        while not self.stopped:
            began = time.monotonic()
            status = ask()[0]
            self.times.append((time.monotonic() - began) * 1_000)
            self.statuses[status] = self.statuses.get(status, 0) + 1
            time.sleep(0.02)

    def stop(self):
        self.stopped = True
        self.thread.join(70)
        return tell(self.times), self.statuses


class Monitor:
    """Asks for /health/live again and again from a process of its own, as a monitor elsewhere has a processor of its own: neither the
    attackers' interpreter nor, where this may be had, their share of this machine's processors keeps it waiting."""

    def __init__(self, server):
        self.server = server
        self.answers = multiprocessing.Queue()
        self.stopping = multiprocessing.Event()
        self.process = multiprocessing.Process(target=self.run, daemon=True)
        self.process.start()

    def run(self):
        try:
            os.nice(-10)
        except OSError:
            pass
        times, statuses = [], {}
        while not self.stopping.wait(0.02):
            began = time.monotonic()
            status = self.server.ask("GET", "/health/live")[0]
            times.append((time.monotonic() - began) * 1_000)
            statuses[status] = statuses.get(status, 0) + 1
        self.answers.put((times, statuses))

    def stop(self):
        self.stopping.set()
        times, statuses = self.answers.get(timeout=70)
        return tell(times), statuses


def rows_form(token, size):
    """Numbers of rows, as many as go into a size."""
    body = f"csrf={quote(token)}&add=x"
    return body + "".join(f"&x.{number}." for number in range((size - len(body)) // 10))


def fields_form(token, count):
    return f"csrf={quote(token)}&" + "a&" * count


def allowed_form(token):
    """The largest form that is read at all."""
    return f"csrf={quote(token)}&add=x" + "".join(f"&x.{number}.{'n' * 40}={'v' * 400}" for number in range(1_990))


def files_form(token, control, files):
    """Files as a browser sends them: names and bytes."""
    head = f'--XX\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{token}\r\n'.encode()
    parts = (
        f'--XX\r\nContent-Disposition: form-data; name="{control}"; filename="{name}"\r\n\r\n'.encode() + content + b"\r\n"
        for name, content in files
    )
    return head + b"".join(parts) + b"--XX--\r\n"


FILES = {"Content-Type": "multipart/form-data; boundary=XX"}
