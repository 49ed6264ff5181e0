"""`check` and `locate`: whether the store is sound, private and kept in git, and where everything is."""

from importlib.resources import files

import click

from store.health import examine
from tui.command_line.failures import Refused
from tui.command_line.output import print_json, print_table, say
from tui.command_line.run import Run


@click.command()
@click.pass_obj
def check(run: Run) -> None:
    """Is the store sound, private, in git? Names what is not, and the command that mends it."""
    tray = run.tray()  # ends here, with the place and what to do, where the file cannot be read
    store = run.places.store
    if not store.exists():
        say(f"There is no store yet; the first import or decision makes {store}.")
        return
    records = sum(1 for table in tray.tables for _ in tray.records(table))
    findings = examine(store)
    lines = [["ok", "sound", f"{records} records"]]
    lines += [["ok" if finding.well else "NO", finding.subject, finding.says] for finding in findings]
    print_table(lines)
    wrong = [finding for finding in findings if not finding.well]
    for finding in wrong:
        say(f"{finding.subject}: {finding.says}." + (f" To mend it: {finding.mend}" if finding.mend else ""))
    if wrong:
        raise Refused("The store is not quite as it should be.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As one JSON value.")
@click.pass_obj
def locate(run: Run, as_json: bool) -> None:
    """Where the store, the settings, your policies and templates, the sample and the backups are."""
    places = run.places
    found = {
        "store": places.store,
        "config": places.config,
        "policies": places.policies,
        "templates": places.templates,
        "sample": files("store") / "sample",
        "backups": places.backups,
    }
    if as_json:
        print_json({name: str(place) for name, place in found.items()})
    else:
        print_table([[name, str(place)] for name, place in found.items()])
