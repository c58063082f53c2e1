"""Stands in every Python process that is started with this folder in PYTHONPATH, and lets none speak to a network.

What is tried is refused, and written into the file that CALLS names. Sockets of this computer alone are let be: the
single window, the desktop and the sound server are spoken to by them.
"""

import os
import sys
from typing import Any

#: The families of addresses that lead out of this computer, as Linux, macOS and Windows number them.
INTERNET = frozenset({2, 10, 23, 30})
#: What leads out, whatever it is given.
OUT = frozenset({
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.getnameinfo",
    "urllib.Request",
    "http.client.connect",
    "http.client.send",
    "ftplib.connect",
    "smtplib.connect",
    "poplib.connect",
    "imaplib.open",
    "telnetlib.Telnet.open",
    "webbrowser.open",
})  # fmt: skip
#: What is done with a socket, whose family tells where it leads.
SOCKET = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})


def leads_out(event: str, args: tuple[Any, ...]) -> bool:
    """Tell whether something that Python is about to do leads to a network."""
    if event == "socket.__new__":
        return args[1] in INTERNET
    return event in OUT or (event in SOCKET and args[0].family in INTERNET)


def refuse(event: str, args: tuple[Any, ...]) -> None:
    """Write down and refuse what leads out."""
    if leads_out(event, args):
        with open(os.environ["CALLS"], "a", encoding="utf-8") as calls:  # noqa: PTH123  (no more than must be imported)
            calls.write(f"{event}\n")
        raise PermissionError(event)


if "CALLS" in os.environ:
    sys.addaudithook(refuse)
