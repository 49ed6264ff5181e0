"""What strangers wrote stays in the file as it came, in writing that nothing obeys, and goes out clean."""

import json
import re
import unicodedata
from pathlib import Path

from tinydb import TinyDB

from store.file import form
from store.records.ids import RecordId
from store.records.record import Record
from store.text import UNSEEN, clean, folded, sendable
from store.tray.changes import Add
from store.tray.tray import Tray
from tests.hostile_texts import CANARY, CORPUS, Hostile, each_kind

OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
FIELDS = ("name", "headline", "company", "position", "url", "email")


def test_the_corpus_is_large_and_every_text_can_be_told_by_its_canary() -> None:
    assert len(CORPUS) >= 500
    assert [CANARY.findall(each.text) for each in CORPUS] == [[each.canary] for each in CORPUS]


@each_kind
def test_it_goes_out_clean_and_whole(texts: list[Hostile]) -> None:
    for each in texts:
        seen = "".join(unicodedata.normalize("NFC", re.sub(f"[{UNSEEN}\t\n\u2028\u2029]", "", each.text)).split())
        for sent in (clean(each.text), clean(each.text, lines=True), sendable(each.text)):
            assert not OBEYED.search(sent.replace("\n", ""))
            assert each.canary in sent
            if each.kind != "other":  # emoji sequences come apart, and so do their marks
                assert re.sub("‹U\\+[0-9A-F]+›|[␀-␡]|\\s", "", sent) == seen


@each_kind
def test_it_is_compared_without_what_cannot_be_seen(texts: list[Hostile]) -> None:
    for each in texts:
        unseen = "".join(character for character in each.text if re.match(f"[{UNSEEN}]", character))
        assert folded(each.text) == folded(each.text.translate({ord(c): None for c in unseen if not c.isspace()}))
        assert each.canary.lower() in folded(each.text)


@each_kind
def test_it_stands_in_the_file_as_it_came_in_writing_that_nothing_obeys(texts: list[Hostile]) -> None:
    for each in texts:
        record = Record(dict.fromkeys(FIELDS, each.text), {f"tag.{each.text}": True, "note": each.text})
        data = form.dump({**form.empty(), "people": {RecordId(7): record}})
        written = data.decode()
        assert not re.search(f"[{UNSEEN}\u2028\u2029\t]", written.replace("\n", ""))
        assert len(written.splitlines()) == written.count("\n")
        (loaded,) = form.load(data)["people"].values()
        assert loaded == record
        assert form.dump(form.load(data)) == data
        vouched = form.load_vouched(data)
        assert vouched is None or vouched["people"][RecordId(7)] == record
        assert json.loads(data)["people"]["7"]["arrived"]["name"] == each.text


def test_the_tray_and_a_stock_tinydb_read_all_of_it_back(tmp_path: Path) -> None:
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state")
    tray.commit([Add("people", RecordId(number), {"name": each.text}) for number, each in enumerate(CORPUS, start=1)])
    tray.save()
    for _ in range(2):  # the second time the file is vouched for
        again = Tray.open(tmp_path / "salver.json", tmp_path / "state")
        assert {person.id: person.name for person in again.people()} == {
            number: each.text for number, each in enumerate(CORPUS, start=1)
        }
        again.save()
    documents = TinyDB(tmp_path / "salver.json", encoding="utf-8").table("people").all()
    assert {document["arrived"]["name"] for document in documents} == {each.text for each in CORPUS}
