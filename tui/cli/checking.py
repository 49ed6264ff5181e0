"""`check` and `locate`: whether the store is sound, private and kept in git, and where everything is."""

from datetime import datetime
from importlib.resources import files

import click
from msgspec import to_builtins

from store.errors import Unusable
from store.file.errors import Damaged, Unreadable
from store.file.form import Tables
from store.file.peek import ABOUT_THE_FILE
from store.file.storage import TrayStorage
from store.health.examining import examine
from store.health.finding import HealthFinding, command
from store.health.restoring import Copies
from store.records.record import Stamp
from store.tray.clock import moment, utc_now
from tui.cli.configuring import usable_policy
from tui.cli.context import Context
from tui.cli.failures import Refused, StoreFailed
from tui.cli.output import json_option, print_json, print_table, say


@click.command()
@json_option()
@click.pass_obj
def check(context: Context, as_json: bool) -> None:
    """Check that the store is sound, private and in git. What is not is named, with the command that mends it."""
    try:
        tables = TrayStorage(context.places.store, context.places.state).check()
    except Unreadable as error:
        if as_json:
            _answer([HealthFinding("sound", False, error.why, _restoring(context, error))])
        raise StoreFailed(str(error), is_answered=as_json) from error
    findings = [_settings(context)]
    if tables is None:
        say(f"There is no store yet; the first import or decision makes {context.places.store}.")
    else:
        findings = [_sound(tables), *findings]
        findings += examine(context.places.store, context.places.state, _newest(tables), utc_now())
    if as_json:
        _answer(findings)
    else:
        print_table([["ok" if finding.well else "NO", finding.subject, finding.says] for finding in findings])
    wrong = [finding for finding in findings if not finding.well]
    for finding in wrong:
        say(f"{finding.subject}: {finding.says}." + (f" To mend it: {finding.mend}" if finding.mend else ""))
    if wrong:
        raise Refused("Something is wrong; each line above names what mends it.", is_answered=as_json)


def _answer(findings: list[HealthFinding]) -> None:
    """The findings for scripts."""
    print_json({"ok": all(finding.well for finding in findings), "findings": to_builtins(findings)})


def _restoring(context: Context, error: Unreadable) -> str:
    """The command that puts the last good copy in the place of a damaged store; "" where there is none, or where what
    lies there is not damaged: a placeholder, or of a newer Salver.
    """
    if not isinstance(error.__cause__, Damaged):
        return ""
    try:
        copy = Copies(TrayStorage(context.places.store, context.places.state)).newest_good()
    except OSError:
        return ""
    return command("salver", "--store", str(context.places.store), "restore", copy.name) if copy else ""


def _sound(tables: Tables) -> HealthFinding:
    """That the file was read to its last line."""
    records = sum(len(records) for table, records in tables.items() if table not in ABOUT_THE_FILE)
    return HealthFinding("sound", True, f"{records:,} records, every line of them read")


def _settings(context: Context) -> HealthFinding:
    """Whether config.toml, policies, rules and templates can be used."""
    try:
        policy = usable_policy(context)
    except Unusable as error:
        return HealthFinding("settings", False, "; ".join(error.sentences).rstrip("."))
    return HealthFinding("settings", True, f"config.toml, policies and templates are valid; the policy is {policy}")


def _newest(tables: Tables) -> datetime | None:
    """The time of the newest change, in UTC."""
    logs = (record.log for records in tables.values() for record in records.values() if record.log)
    newest = max((max(log) for log in logs), default=None)
    return moment(Stamp.read(newest).time) if newest else None


@click.command()
@json_option()
@click.pass_obj
def locate(context: Context, as_json: bool) -> None:
    """Show where the store, the settings, your policies and templates, the sample and the backups are."""
    places = context.places
    found = {
        "store": places.store,
        "config": places.config,
        "policies": places.policies,
        "templates": places.templates,
        "words": places.words,
        "sample": files("store") / "sample",
        "backups": places.backups,
    }
    if as_json:
        print_json({name: str(place) for name, place in found.items()})
    else:
        print_table([[name, str(place)] for name, place in found.items()])
