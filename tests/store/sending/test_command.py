"""The user's own mail program."""

import sys
from pathlib import Path

import pytest

from store.sending.command import hand_over
from store.sending.errors import NotSent


def python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def test_the_program_gets_the_mail_its_arguments_and_my_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCOUNT", "home")
    seen = tmp_path / "seen"
    program = "import os, sys; open(sys.argv[1], 'wb').write(os.environb[b'ACCOUNT'] + sys.stdin.buffer.read())"
    assert hand_over(b"Subject: x\n\nx\n", [*python(program), str(seen)]) == sys.executable
    assert seen.read_bytes() == b"homeSubject: x\n\nx\n"


def test_a_command_may_be_one_line_with_quotes_and_no_shell_reads_it(tmp_path: Path) -> None:
    script = tmp_path / "send mail"
    script.write_text('#!/bin/sh\nprintf "%s|" "$@" >"$0.seen"\n')
    script.chmod(0o700)
    hand_over(b"", f"'{script}' -a 'two words' $HOME ; `id`")
    assert (tmp_path / "send mail.seen").read_text() == "-a|two words|$HOME|;|`id`|"


def test_a_failure_is_told_with_its_code_and_the_first_line_of_the_complaint_clean() -> None:
    program = "import sys; sys.stderr.write('\\n\\x1b[31mno account\\x07\\nmore'); sys.exit(78)"
    with pytest.raises(NotSent, match=r"ended with code 78: ␛\[31mno account␇$"):
        hand_over(b"", python(program))


def test_a_failure_without_a_word_is_told_too() -> None:
    with pytest.raises(NotSent, match=r"ended with code 1\.$"):
        hand_over(b"", python("raise SystemExit(1)"))


def test_a_complaint_without_end_is_cut() -> None:
    with pytest.raises(NotSent) as raised:
        hand_over(b"", python("import sys; sys.stderr.write('x' * 1_000_000); sys.exit(1)"))
    assert len(str(raised.value)) < 500


def test_a_program_that_was_killed_is_a_failure() -> None:
    with pytest.raises(NotSent, match="was ended by SIGTERM"):
        hand_over(b"", python("import os, signal; os.kill(os.getpid(), signal.SIGTERM)"))


def test_a_program_that_takes_too_long_is_stopped_and_may_have_sent_the_mail() -> None:
    with pytest.raises(NotSent, match=r"took longer than 0\.2 seconds.*Check whether it sent"):
        hand_over(b"", python("import signal; signal.pause()"), seconds=0.2)


def test_a_program_that_reads_nothing_has_its_own_say() -> None:
    assert hand_over(b"x" * 1_000_000, ["true"]) == "true"
    with pytest.raises(NotSent, match="false ended with code 1"):
        hand_over(b"x" * 1_000_000, ["false"])


def test_what_a_program_leaves_running_is_not_waited_for() -> None:
    assert hand_over(b"", ["sh", "-c", "sleep 5 &"], seconds=3) == "sh"


@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        ((), r'No mail program is set.*command = \["msmtp", "-t"\] under \[mail\]'),
        ("  ", "No mail program is set"),
        ([""], "No mail program is set"),
        ("msmtp '-t", "cannot be understood: No closing quotation"),
        ("no-such-mail-program -t", r"no-such-mail-program cannot be run: No such file.*Mend command under \[mail\]"),
        (["/dev/null"], "cannot be run: Permission denied"),
        (["true\0"], "cannot be run: embedded null byte"),
    ],
)
def test_a_command_that_cannot_be_run_is_refused_with_what_to_mend(
    command: str | tuple[str, ...], complaint: str
) -> None:
    with pytest.raises(NotSent, match=complaint):
        hand_over(b"", command)
