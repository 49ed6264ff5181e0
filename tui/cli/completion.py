"""`completion`: the script by which a shell completes `salver`, or all of them and the manual page installed."""

from pathlib import Path

import click

from tui.cli.failures import Refused
from tui.cli.output import print_lines, say

_SIGNED = "salver"
"""What is in every file that is written here; one without it is somebody else's."""


@click.command()
@click.argument("what", metavar="bash|zsh|fish|install", type=click.Choice(["bash", "zsh", "fish", "install"]))
def completion(what: str) -> None:
    """Print the completion for a shell; `install` puts it where bash, zsh, fish and `man` look, and says where.

    It completes commands, options, paths, ids and names, purposes, policies, views and the fields of filters. For one
    session of bash alone: `eval "$(salver completion bash)"`.
    """
    from tui.cli.group import salver
    from tui.cli.shells import script

    if what == "install":
        _install()
    else:
        print_lines(script(what, salver).splitlines())


def _install() -> None:
    """Write the scripts and the manual page. Raises Refused where one cannot be written, after the others are."""
    from tui.cli.group import salver
    from tui.cli.manual import manual_page
    from tui.cli.shells import SHELLS, script

    texts = {path: script(shell, salver) for shell, path in _places().items() if shell in SHELLS}
    texts[_places()["man"]] = manual_page()
    failed = []
    for path, text in texts.items():
        try:
            _write(path, text)
        except (OSError, FileExistsError) as error:
            failed.append(f"{path} was not written: {error.strerror or error}.")
        else:
            say(f"Written: {path}")
    say(f"zsh finds it where its setup has, before compinit: fpath=({_places()['zsh'].parent} $fpath)")
    if failed:
        raise Refused(*failed)


def _places() -> dict[str, Path]:
    """Where the shells and `man` look in the user's own folders."""
    from platformdirs import user_config_path, user_data_path

    data = user_data_path()
    return {
        "bash": data / "bash-completion" / "completions" / "salver",
        "zsh": data / "zsh" / "site-functions" / "_salver",
        "fish": user_config_path() / "fish" / "completions" / "salver.fish",
        "man": data / "man" / "man1" / "salver.1",
    }


def _write(path: Path, text: str) -> None:
    """Write a file, unless another program's is there. Raises OSError."""
    if path.exists() and _SIGNED not in path.read_text(encoding="utf-8", errors="replace"):
        raise FileExistsError(0, "a file of another program is there", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
