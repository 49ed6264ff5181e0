"""Over a real SSH connection on loopback, cut in the middle of typing."""

import getpass
import os
import select
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.tray.tray import Tray
from tests.bench.trays import write_tray
from tests.e2e.terminal import Terminal

PROJECT = Path(__file__).parents[2]
SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")

pytestmark = pytest.mark.skipif(not (SSHD and shutil.which("ssh")), reason="this machine has no sshd")


@pytest.fixture
def ssh(tmp_path: Path) -> Iterator[list[str]]:
    """The command that logs in to an SSH server of the test's own, on a free port of the loopback address."""
    for name in ("host", "mine"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / name)]
        subprocess.run(command, check=True, timeout=30)
    shutil.copy(tmp_path / "mine.pub", tmp_path / "allowed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "ListenAddress": f"127.0.0.1:{port}",
        "HostKey": tmp_path / "host",
        "AuthorizedKeysFile": tmp_path / "allowed",
        "StrictModes": "no",
        "UsePAM": "no",
        "PermitRootLogin": "yes",
        "PidFile": "none",
    }
    (tmp_path / "sshd_config").write_text("".join(f"{name} {value}\n" for name, value in settings.items()))
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    server = subprocess.Popen([str(SSHD), "-D", "-e", "-f", str(tmp_path / "sshd_config")], stderr=subprocess.PIPE)
    assert server.stderr is not None
    while b"Server listening" not in (line := server.stderr.readline()):
        if not line:
            pytest.skip("sshd does not start on this machine")
    known = ["-o", "StrictHostKeyChecking=no", "-o", f"UserKnownHostsFile={tmp_path / 'known'}", "-o", "LogLevel=ERROR"]
    try:
        yield [
            "ssh",
            "-tt",
            "-F",
            "none",
            "-i",
            str(tmp_path / "mine"),
            "-p",
            str(port),
            *known,
            f"{getpass.getuser()}@127.0.0.1",
        ]
    finally:
        server.terminate()
        server.wait(10)


def test_a_connection_cut_in_the_middle_of_typing_loses_nothing(
    ssh: list[str], store: Path, home: Path, tmp_path: Path, rounds: Callable[[int, int], int]
) -> None:
    salver = (
        f"cd {shlex.quote(str(PROJECT))} && exec {shlex.quote(sys.executable)} -m tui --store {shlex.quote(str(store))}"
    )
    write_tray(store, rounds(20, 120))  # a row for each turn
    for turn in range(rounds(1, 100)):
        words = f"Turn {turn} of the tide"
        pid_file = tmp_path / "pid"
        remote = f"echo $$ > {pid_file}; export HOME={home} XDG_STATE_HOME={home}/state; {salver}"
        with Terminal([*ssh, remote]) as terminal:
            terminal.wait_for(r"Inbox[\s\S]*saved")
            terminal.press("a")
            terminal.wait_for("Accepted")
            terminal.press("e")
            terminal.settle()
            terminal.press(*words)
            terminal.wait_for(words)
            terminal.kill(signal.SIGKILL)
            terminal.wait()
        wait_until_gone(int(pid_file.read_text()))

        tray = Tray.open(store, tmp_path / "state of the test")
        assert sum(invitation.state == "accepted" for invitation in tray.invitations()) == turn + 1
        assert any(words in draft.text for draft in tray.drafts())


def wait_until_gone(pid: int) -> None:
    """Wait, at most ten seconds, for a process that is not a child of this one."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    with open(descriptor, "rb", closefd=True):
        assert select.select([descriptor], [], [], 10)[0], "Salver did not end after its connection was cut"
