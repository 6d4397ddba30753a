"""A mail server for tests: it speaks just enough SMTP, keeps what it took, and refuses or breaks off when told to."""

from __future__ import annotations

import email
import socketserver
import threading
from contextlib import contextmanager
from email.message import Message


class MailServer(socketserver.ThreadingTCPServer):
    """What it `took` are messages; `answers` says what it replies to a command instead of 250; "" breaks off."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Session)
        self.took: list[Message] = []
        self.raw: list[bytes] = []
        self.answers: dict[str, str] = {}

    @property
    def port(self):
        return self.server_address[1]


class Session(socketserver.StreamRequestHandler):
    """One client."""

    server: MailServer

    def handle(self):
        self.say("220 a mail server")
        while line := self.rfile.readline().decode().strip():
            command = line.split()[0].upper()
            if command == "QUIT":
                return self.say("221 bye")
            if command == "DATA":
                self.say("354 go on")
                message = self.body()
                command = "END"
            answer = self.server.answers.get(command, "250 well")
            if not answer:
                return None
            if command == "END" and answer.startswith("250"):
                self.server.took.append(email.message_from_bytes(message))
                self.server.raw.append(message)
            self.say(answer)
        return None

    def body(self):
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line)
        return b"".join(line.removeprefix(b".") if line.startswith(b"..") else line for line in lines)

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mail_server():
    """A running one."""
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.05], daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
