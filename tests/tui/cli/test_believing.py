"""What the command line says of what is only believed: unproven acceptances, unproven invitations, names alone."""

from pathlib import Path

from tests.store.reading.contacts.invented_address_books import card
from tests.store.reading.invented_archives import invitations_csv, outgoing
from tests.store.reading.mail.invented_mails import acceptance_2026, invitation_2026, unproven
from tests.tui.cli.conftest import Answer, Salver


def bring(run: Salver, folder: Path, files: dict[str, bytes]) -> None:
    """Write these files and import them."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
        assert run("import", str(folder / name)).exit_code == 0


def test_an_unproven_acceptance_is_confirmed_by_one_verb_and_undone(
    run: Salver, answer: Answer, tmp_path: Path
) -> None:
    invited = invitations_csv(outgoing("Kim Example", "kim-example-42"))
    data = invited if isinstance(invited, bytes) else invited.encode()
    bring(run, tmp_path, {"Invitations.csv": data, "a.eml": unproven(acceptance_2026())})
    (row,) = answer("list", "--view", "all", "--json")
    assert (row["state"], row["claimed"]) == ("waiting", {"accepted": "2026-08-10", "unverified": True})
    assert "nothing proves" in run("show", row["id"]).stdout
    assert run("accept", row["id"]).exit_code == 0
    assert "claimed" not in answer("show", row["id"], "--json")
    assert answer("show", row["id"], "--json")["state"] == "accepted"
    assert run("undo").exit_code == 0
    assert answer("show", row["id"], "--json")["claimed"]["unverified"]


def test_an_unproven_invitation_is_marked_until_one_has_looked(run: Salver, answer: Answer, tmp_path: Path) -> None:
    note = "We met at your talk in Oslo, and I work on the same signalling."
    bring(run, tmp_path, {"a.eml": unproven(invitation_2026(note=note))})
    (row,) = answer("list", "--json")
    assert row["unverified"]
    assert row["person"]["unverified"]
    verdict = answer("why", row["id"], "--json")
    assert (verdict["unverified"], verdict["firm"]) == (True, False)
    run("fact", row["id"], "known=yes")
    assert not answer("why", row["id"], "--json")["firm"]
    run("fact", row["id"], "reviewed=yes")
    assert answer("why", row["id"], "--json")["firm"]
    run("fact", row["id"], "reviewed=unknown")
    assert not answer("why", row["id"], "--json")["firm"]


def test_a_name_alone_is_a_question_until_it_is_answered(run: Salver, answer: Answer, tmp_path: Path) -> None:
    bring(run, tmp_path, {"book.vcf": card("FN:Kim Example", "EMAIL:kim@ek.example").encode()})
    bring(run, tmp_path, {"a.eml": invitation_2026("Kіm Example", "eve-evil")})
    (row,) = answer("list", "--json")
    verdict = answer("why", row["id"], "--json")
    assert (verdict["question"]["fact"], verdict["firm"]) == ("known", False)
    (possible,) = verdict["joins"]
    assert possible["likely"]
    assert answer("show", row["id"], "--json")["joins"] == [possible]
    assert "may be" in run("show", row["id"]).stdout
    assert run("apart", row["person"]["id"], possible["id"]).exit_code == 0
    assert "joins" not in answer("why", row["id"], "--json")
    assert run("undo").exit_code == 0
    assert run("join", row["person"]["id"], possible["id"]).exit_code == 0
    assert answer("why", row["id"], "--json")["advice"] == "accept"
