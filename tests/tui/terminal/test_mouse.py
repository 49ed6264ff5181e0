"""Whether the mouse is used."""

import pytest

from tui.terminal.mouse import MouseSetting, mouse_wanted

SSH = [
    {"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"},
    {"SSH_TTY": "/dev/pts/7"},
    {"SSH_CLIENT": "10.0.0.1 1 22"},
]


@pytest.mark.parametrize("environ", [{}, {"SSH_TTY": ""}, *SSH])
@pytest.mark.parametrize(("setting", "is_used"), [("on", True), ("off", False)])
def test_what_is_set_counts_wherever_one_is(environ: dict[str, str], setting: MouseSetting, *, is_used: bool) -> None:
    assert mouse_wanted(setting, environ) == is_used


@pytest.mark.parametrize("environ", SSH)
def test_left_to_itself_it_is_off_over_ssh_and_on_elsewhere(environ: dict[str, str]) -> None:
    assert not mouse_wanted("auto", environ)
    assert mouse_wanted("auto", {"SSH_TTY": "", "SSH_AUTH_SOCK": "/run/agent"})
