"""The house that the suite of machines lives in: primary, replica, two hosts, nginx before them."""

from __future__ import annotations

import os
import secrets
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings

from tests.acts.imap_server import write_certificate
from tests.machines.network import HOME, Host, Machine, leads_anywhere, make_bridge
from tests.plugins.archives import Home, borrowed
from tests.plugins.database import free_port
from tests.plugins.requirements import need
from tests.plugins.servers import OverTCP
from tests.plugins.standby import Standby, wait_for
from tests.web.test_proxy import AROUND, NAME, Proxy, configured, trusting_any

ADDRESSES = {"replica": "10.77.0.2", "web1": "10.77.0.11", "web2": "10.77.0.12", "web3": "10.77.0.13"}
ALLOWED = "host all all 10.77.0.0/24 scram-sha-256\nhost replication all 10.77.0.0/24 scram-sha-256\n"
SAFE = {"fsync": "on", "synchronous_commit": "on"}
PROGRAMS = ("nginx", "unshare", "nsenter", "ip")


@pytest.fixture(scope="session")
def server() -> Iterator[OverTCP]:
    """The primary, which other machines reach too, and which keeps what it says it kept."""
    need("server")
    if os.geteuid() or leads_anywhere():
        pytest.skip("machines need root and a network of their own: make machines")
    if missing := [program for program in PROGRAMS if not shutil.which(program)]:
        pytest.skip(f"missing: {', '.join(missing)}")
    make_bridge()
    owner = settings.DATABASES["owner"]
    primary = OverTCP(owner["PORT"], owner["PASSWORD"], listens=f"127.0.0.1,{HOME}", settings=SAFE)
    primary.start()
    with (primary.folder / "cluster" / "pg_hba.conf").open("a") as rules:
        rules.write(ALLOWED)
    with primary.administrator() as connection:
        connection.execute("SELECT pg_reload_conf()")
    yield primary
    primary.stop()


@dataclass
class House:
    """All of it. `home` is the database and the files in common."""

    home: Home
    standby: Standby
    proxy: Proxy
    web1: Host
    web2: Host
    web3: Host

    def ask(self, path: str) -> int:
        """As a reader, by https: the status; 0 where nobody answered."""
        try:
            with self.proxy.said(path=path) as answer:
                answer.read()
                return answer.status
        except (OSError, ssl.SSLError):
            return 0


@pytest.fixture(scope="module")
def house(server: OverTCP, archive_home: Home, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[House]:
    """Two hosts that run, one that waits to join."""
    for home in borrowed(server, archive_home, django_db_blocker):
        folder = tmp_path_factory.mktemp("machines")
        machine = Machine("replica", ADDRESSES["replica"])
        standby = Standby(server, HOME, machine.address, machine.inside)
        standby.start()
        environment = environment_for_hosts(home, standby)
        hosts = [Host(name, ADDRESSES[name], folder, home.folder, environment) for name in ("web1", "web2", "web3")]
        proxy, nginx = proxy_before(hosts, folder)
        try:
            for host in hosts[:2]:
                host.start_web()
                host.start_worker()
            for host in hosts[:2]:
                wait_for(host.is_well)
            yield House(home, standby, proxy, *hosts)
        finally:
            nginx.terminate()
            nginx.wait()
            for host in hosts:
                host.stop()
            standby.stop()
            machine.stop()


def environment_for_hosts(home: Home, standby: Standby) -> dict[str, str]:
    """The settings of docs/deploy.md, "A second web machine"."""
    urls = {name: value.replace("127.0.0.1", HOME) for name, value in home.environment.items() if name != "FOI_VAR"}
    return {
        **urls,
        "DATABASE_REPLICA_URL": standby.address(home.name),
        "SECRET_KEY": settings.SECRET_KEY or secrets.token_urlsafe(40),
        "ALLOWED_HOSTS": NAME,
        "HTTPS": "1",
        "TRUSTED_PROXIES": HOME,
        "FOI_LIMITS": "0",
    }


def proxy_before(hosts: list[Host], folder: Path) -> tuple[Proxy, subprocess.Popen[bytes]]:
    """Nginx with docs/deploy/nginx.conf, and the hosts in its upstream as docs/deploy.md says."""
    write_certificate(folder)
    made = Proxy(free_port(), free_port(), folder, SimpleNamespace(port=1), trusting_any())  # type: ignore[arg-type]
    servers = "\n".join(f"    server {host.address}:8000 fail_timeout=5s;" for host in hosts)
    text = configured(made)
    one = "    server 127.0.0.1:1 fail_timeout=0;"
    assert one in text
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, site=text.replace(one, servers)))
    nginx = subprocess.Popen(["nginx", "-p", folder, "-c", "nginx.conf", "-e", "stderr"], stderr=subprocess.DEVNULL)
    return made, nginx
