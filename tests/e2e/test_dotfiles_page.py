"""The commands of the page of help on dotfiles, word for word, on two machines that share a repository."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import NamedTuple

import pytest

from store.file import form
from store.file.form import Tables
from store.records.ids import RecordId
from tests.e2e.terminal import Terminal
from tests.store.git.dotfiles import ANA, BELOW_HOME, BO, a_tray
from tui.help.blocks import Code, Heading
from tui.help.pages import pages
from tui.keymap.commands import command_table
from tui.keymap.keymap import Keymap

PROJECT = Path(__file__).parents[2]
ADDRESS = "git@git.example.org:dotfiles.git"
SETTINGS = """
[user]
    name = Edda Lind
    email = edda@example.org
[init]
    defaultBranch = main
[url "{remote}"]
    insteadOf = {address}
"""
"""What git is told on each machine: who commits, and where the repository of the page really is."""

SOURCE = ".local/share/chezmoi/dot_local/share/private_salver/private_salver.json"
"""Where `chezmoi add` puts the source of a store that is private, in a folder that is."""


class Layout(NamedTuple):
    """A way to keep dotfiles: its heading on the page, its program, how a machine that keeps dotfiles came to them, the
    file in the repository, and how one speaks to git there, in which folder.
    """

    heading: str
    program: str
    begin: str
    kept: str
    git: str = "git"
    folder: str = "dotfiles"


LINK = Layout("A link", "ln", f"git clone {ADDRESS} ~/dotfiles", "dotfiles/salver.json")
STOW = LINK._replace(heading="GNU Stow", program="stow", kept=f"dotfiles/salver/{BELOW_HOME}")
YADM = Layout("yadm", "yadm", f"yadm clone {ADDRESS}", str(BELOW_HOME), "yadm", "")
BARE_BEGIN = f"""git clone --bare {ADDRESS} ~/.dotfiles
git --git-dir="$HOME/.dotfiles" --work-tree="$HOME" checkout
git --git-dir="$HOME/.dotfiles" config push.default current"""
BARE = Layout("A bare repository", "git", BARE_BEGIN, str(BELOW_HOME), "dotfiles", "")
CHEZMOI = Layout("chezmoi", "chezmoi", f"chezmoi init {ADDRESS}", SOURCE, folder="")


def blocks(heading: str) -> list[str]:
    """The commands below a heading of the page, one text for each block."""
    page = pages()["git"].blocks(Keymap(command_table()))
    below = dropwhile(lambda block: block != Heading(heading), page)
    assert next(below, None) is not None, f"the page has no part {heading}"
    part = takewhile(lambda block: not isinstance(block, Heading), below)
    return ["".join(f"{line}\n" for line in block.lines) for block in part if isinstance(block, Code)]


class Machine(NamedTuple):
    """A home directory, and a shell in it."""

    home: Path
    path: str

    @property
    def store(self) -> Path:
        """Where Salver looks for the store."""
        return self.home / BELOW_HOME

    @property
    def environ(self) -> dict[str, str]:
        """What a shell there knows."""
        return {"HOME": str(self.home), "PATH": self.path, "LANG": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1"}

    def types(self, commands: str, folder: str = "") -> str:
        """Have a shell run these; each has to succeed. Answers what they wrote."""
        script = self.home.parent / f"{self.home.name}.sh"
        script.write_text(commands)
        done = subprocess.run(
            ["sh", "-e", str(script)],
            cwd=self.home / folder,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{commands}\n{done.stdout}{done.stderr}"
        return done.stdout

    def tables(self) -> Tables:
        """What the store holds."""
        return form.load(self.store.read_bytes())

    def state(self, person: int) -> object:
        """What was decided on the invitation of a person."""
        return self.tables()["invitations"][RecordId(person * 10)].get("state")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Machine]:
    """Make a machine with git and Salver, whose owner has a repository with a profile in it."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name)  # each machine has its own, below its home directory
    programs = tmp_path / "bin"
    programs.mkdir()
    script = programs / "salver"
    script.write_text(f'#!/bin/sh\nPYTHONPATH={PROJECT} exec {sys.executable} -m tui "$@"\n')
    script.chmod(0o755)
    remote = tmp_path / "remote.git"

    def make(name: str) -> Machine:
        made = Machine(tmp_path / name, f"{programs}:{os.environ['PATH']}")
        made.home.mkdir()
        (made.home / ".gitconfig").write_text(SETTINGS.format(remote=remote.as_uri(), address=ADDRESS))
        return made

    make("elsewhere").types(f"""git init --bare {remote}
        git clone {ADDRESS} dotfiles
        cd dotfiles
        touch .profile
        git add .profile
        git commit -m "Begin"
        git push""")
    return make


def needs(layout: Layout) -> pytest.MarkDecorator:
    """Skip where the program is not installed."""
    return pytest.mark.skipif(shutil.which(layout.program) is None, reason=f"{layout.program} is not installed")


def first(layout: Layout, make: Callable[[str], Machine]) -> Machine:
    """A machine with a tray that did as the page says for the first."""
    here = make("here")
    here.types(layout.begin)
    here.store.parent.mkdir(parents=True, mode=0o700)
    here.store.write_bytes(form.dump(a_tray()))
    here.store.chmod(0o600)
    here.types(blocks(layout.heading)[0])
    return here


def other(layout: Layout, make: Callable[[str], Machine]) -> Machine:
    """A machine that did as the page says for every other."""
    there = make("there")
    there.types(blocks(layout.heading)[1])
    return there


def daily(layout: Layout) -> str:
    """What the page has one type day by day, in the words of a layout."""
    if layout is CHEZMOI:
        return blocks(layout.heading)[2]
    return in_words_of(layout, blocks("Day by day")[0])


def in_words_of(layout: Layout, commands: str) -> str:
    """Commands with the layout's word for `git`, after its alias if that is one."""
    aliases = [line for line in blocks(layout.heading)[0].splitlines() if line.startswith("alias ")]
    return "\n".join([*aliases, re.sub(r"^git\b", layout.git, commands, flags=re.MULTILINE)])


EACH = [pytest.param(layout, marks=needs(layout), id=layout.heading) for layout in (LINK, STOW, YADM, BARE, CHEZMOI)]


@pytest.mark.parametrize("layout", EACH)
def test_on_two_machines_that_did_as_the_page_says_decisions_meet_and_links_stay(
    layout: Layout, machine: Callable[[str], Machine]
) -> None:
    here, there = first(layout, machine), other(layout, machine)
    here.types("salver pass --where name:ana")
    here.types(daily(layout), layout.folder)
    there.types("salver accept --where name:ana")
    there.types(daily(layout), layout.folder)
    nothing_new = re.sub(r"^.*\bcommit\b.*\n", "", daily(layout), flags=re.MULTILINE)
    here.types(nothing_new, layout.folder)
    for each in (here, there):
        assert each.state(ANA) == "accepted|passed"
        assert each.store.is_symlink() == (layout in (LINK, STOW))
        assert each.store.read_bytes() == (each.home / layout.kept).read_bytes()
    told = there.types("salver check")
    assert "git merges it by meaning" in told, told


def test_git_tells_a_diary_and_takes_its_setup_back_by_the_commands_on_the_page(
    machine: Callable[[str], Machine],
) -> None:
    here = first(LINK, machine)
    here.types("salver pass --where name:ana")
    _, diary, _, setup = blocks("Day by day")
    since, ever = diary.splitlines()
    assert re.search(r"^\+.*passed on Ana Park$", here.types(since, LINK.folder), re.MULTILINE)
    here.types('git commit -am "Tray"', LINK.folder)
    assert re.search(r"^\+.*passed on Ana Park$", here.types(ever, LINK.folder), re.MULTILINE)
    here.types(setup)
    assert "salver" not in here.types("git config --list", LINK.folder)
    assert not (here.home / "dotfiles/.gitattributes").exists()


def test_a_tray_that_a_machine_had_before_is_put_in(machine: Callable[[str], Machine]) -> None:
    there = first(LINK, machine)
    there.types("salver --store ~/tray.json add 'Caro Diaz'")
    there.types(blocks("Day by day")[2])
    assert there.store.is_symlink()
    assert [record.get("name") for record in there.tables()["people"].values()].count("Caro Diaz") == 1
    assert there.tables()["people"].keys() > {ANA, BO}


def test_an_open_tray_takes_in_what_is_pulled_stays_where_it_is_and_asks(machine: Callable[[str], Machine]) -> None:
    here, there = first(LINK, machine), other(LINK, machine)
    here.types("salver pass --where name:ana")
    here.types(daily(LINK), LINK.folder)
    with Terminal(["salver"], environ=there.environ) as terminal:
        terminal.wait_for(r"▌ Bo Lind[\s\S]*1 of 2 · saved")
        terminal.press("down", "a")
        terminal.wait_for(r"1 of 1 · saved")
        there.types(daily(LINK), LINK.folder)
        terminal.wait_for(r"▌ Bo Lind[\s\S]* of 2 · saved")
        assert there.state(ANA) == "accepted|passed"
        terminal.press("down", "<")
        terminal.wait_for(r"1 of 1 · saved")
        terminal.press("q")
        assert terminal.wait() == 0
    assert there.state(ANA) == "passed"


def test_chezmois_source_and_the_tray_become_one_by_the_commands_on_the_page(
    machine: Callable[[str], Machine],
) -> None:
    """Also where chezmoi is not installed: git is called where it would call it, and `cp` does what it would apply."""
    here, there = machine("here"), machine("there")
    git = "git -C ~/.local/share/chezmoi"
    commands = re.sub(r"\$\(chezmoi source-path \S+\)", f"$HOME/{SOURCE}", blocks("chezmoi")[2])
    commands = re.sub(r"^chezmoi git( --)?", git, commands, flags=re.MULTILINE)
    assert not re.search(r"^chezmoi|\(chezmoi", commands, re.MULTILINE)
    here.types(f"git clone {ADDRESS} ~/.local/share/chezmoi")
    (here.home / SOURCE).parent.mkdir(parents=True)
    (here.home / SOURCE).write_bytes(form.dump(a_tray()))
    here.types(f"{git} add .\n{git} commit -m Tray\n{git} push")
    there.types(f"git clone {ADDRESS} ~/.local/share/chezmoi")
    there.store.parent.mkdir(parents=True, mode=0o700)
    there.types(
        f"umask 077\ncp ~/{SOURCE} ~/{BELOW_HOME}\nsalver git-setup\n{git} add .\n{git} commit -m Setup\n{git} push"
    )

    here.types(
        f"salver --store ~/{SOURCE} pass --where name:ana\n{git} commit -am Tray\n{git} pull --rebase\n{git} push"
    )
    there.types("salver accept --where name:ana")
    there.types(commands)
    assert there.state(ANA) == "accepted|passed"
    assert there.store.read_bytes() == (there.home / SOURCE).read_bytes()
    assert "git merges it by meaning" in there.types("salver check")
