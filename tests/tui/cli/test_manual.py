"""`salver man`: a page that `man` reads without a warning, with every command and every page of help."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Salver
from tui.cli.group import SECTIONS
from tui.help.pages import pages


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_has_no_warning_about_it(run: Salver) -> None:
    source = run("man").stdout
    done = subprocess.run(
        ["groff", "-man", "-ww", "-z", "-Tutf8"], input=source, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""


@pytest.mark.skipif(shutil.which("man") is None, reason="man is not installed")
def test_man_reads_it(run: Salver, tmp_path: Path) -> None:
    page = tmp_path / "salver.1"
    page.write_text(run("man").stdout)
    done = subprocess.run(["man", "--warnings", "-l", str(page)], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "SALVER(1)" in done.stdout


def test_it_has_every_command_and_every_page(run: Salver) -> None:
    source = run("man").stdout.replace("\\-", "-")
    for section in SECTIONS.values():
        for name in section:
            assert f"\\fBsalver {name}" in source
    for page in pages().values():
        assert f'.SH "{page.title.upper()}"' in source


def test_completion_is_printed_for_each_shell(run: Salver) -> None:
    for shell in ("bash", "zsh", "fish"):
        printed = run("completion", shell).stdout
        assert "_SALVER_COMPLETE" in printed
        assert printed.isascii()


def test_install_puts_completion_and_manual_where_they_are_looked_for(run: Salver, tmp_path: Path) -> None:
    result = run("completion", "install")
    assert result.exit_code == 0
    written = [
        Path(line.removeprefix("Written: ")) for line in result.stderr.splitlines() if line.startswith("Written")
    ]
    assert [path.name for path in written] == ["salver", "_salver", "salver.fish", "salver.1"]
    assert all(path.read_text() for path in written)
    assert written[-1].read_text() == run("man").stdout


def test_a_file_of_another_program_is_left_alone_and_named(run: Salver) -> None:
    first = run("completion", "install")
    page = Path(first.stderr.splitlines()[3].removeprefix("Written: "))
    page.write_text("somebody else's")
    result = run("completion", "install")
    assert result.exit_code == 1
    assert f"{page} was not written: a file of another program is there." in result.stderr
    assert page.read_text() == "somebody else's"
