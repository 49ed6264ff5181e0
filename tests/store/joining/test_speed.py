"""What looking for doubles costs."""

from store.joining.proposals import among
from store.records.ids import RecordId
from store.records.model import Person
from tests.pace import paces

FIRST = "Ana Bo Cleo Dario Ewa Finn Gita Hana Ivo Jonas Kaya Lin Mara Nils Odd Pia Quim Rosa Sven Tove".split()
HEADS = "Brand Hollen Kess Lar Mar Nor Ost Pell Quill Rosen Sten Thal Ul Vand Wes Yar Zell Dun Eck Fal".split()
MIDDLES = "a el in or us".split()
TAILS = "berg sen strom ton ley wick muller ova idze weld ard ino holt".split()


def crowd(size: int) -> list[Person]:
    """People of whom every tenth comes in twice; most have a profile, every fourth an address alone."""
    made = []
    for number in range(size):
        name = number * 9 // 10
        first = FIRST[name % 20]
        last = HEADS[name // 20 % 20] + MIDDLES[name // 400 % 5] + TAILS[name // 2_000 % 13]
        url = f"https://www.linkedin.com/in/{first}-{last}-{number:06x}".lower() if number % 4 else None
        email = None if url else f"{first}.{last}@house{number % 900}.example".lower()
        made.append(Person(RecordId(number + 1), f"{first} {last}", url, email, company=f"House{number % 900} Ltd"))
    return made


def test_ten_thousand_people_are_compared_before_the_user_has_read_the_first_proposal() -> None:
    people = crowd(10_000)
    found = []
    assert paces(lambda: found.extend(among(people, lambda first, second: False))) < 280
    assert len(found) > 400


def test_a_name_that_everybody_has_is_not_compared_with_itself_without_end() -> None:
    people = [Person(RecordId(number + 1), "Ana Park") for number in range(5_000)]
    found = []
    assert paces(lambda: found.extend(among(people, lambda first, second: False))) < 280
    assert found == []
