"""Sentences in which facts are planted: templates and fillers of `planted/`, filled with units and names.

    Đồng chí {p1}, {post1}, phát biểu.  ->  Đồng chí Giàng A Páo, Bí thư Huyện ủy Hàm Yên, phát biểu.

What stands in each slot is known, so that what a reader must find is known too, with its place in the text.
`python tests/extractors/planting.py posts 40` prints what is not found, by template and by filler.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator

from planted_files import Row, toml
from planted_names import invented_name, some_units
from planted_quantities import QUANTITIES
from planted_text import Planted, fill, slot_names, with_places

from extractors import Facts, extract
from extractors.spelling import name_key

KINDS = ("posts", "directives", "statistics")


def plant(kind: str, times: int, seed: int = 0) -> Iterator[Planted]:
    """Every template of a kind, filled so many times; the same for the same seed."""
    for template in toml(f"{kind}.toml")["template"]:
        chance = random.Random(f"{seed} {template['text']}")
        for _ in range(times):
            yield _FILLERS[kind](template, chance)


def missing_facts(planted: Planted, facts: Facts) -> list[str]:
    """What was planted and not found, or found and not planted; empty where all is right."""
    names = {mention.name for mention in facts.people}
    lines = [f"person {name} missed" for name in planted.people - names]
    lines += [f"person {name} extra" for name in names - planted.people]
    return lines + _CHECKS[planted.kind](planted, facts)


def read_planted(planted: Planted) -> list[str]:
    """`missing_facts` of the extractors as they are."""
    return missing_facts(planted, extract(planted.document()))


# People and posts


def _posts(template: Row, chance: random.Random) -> Planted:
    names = slot_names(template["text"])
    only = template.get("only")
    fillers = toml("posts_fillers.toml")
    choice = [post for post in fillers["post"] if not only or set(post["tags"]) & set(only)]
    posts: dict[str, Row] = {}
    for name in names:
        if name.startswith("post"):
            taken = {post["organisation"] for post in posts.values()}
            posts[name] = chance.choice([post for post in choice if post["organisation"] not in taken])
    units, home = some_units(chance, [*(post["surface"] for post in posts.values()), template["text"]])
    units["thon"], units["so"] = chance.choice(fillers["thon"]), str(chance.randint(1, 15))
    units["truong"] = chance.choice(fillers["truong"])
    people = {}
    for name in names:
        if name[0] == "p" and name[1:].isdigit():
            people[name] = invented_name(chance, set(people.values()))
    surfaces = people | {name: post["surface"] for name, post in posts.items()}
    planted, _ = fill("posts", template["text"], surfaces, units, home)
    planted.people = set(people.values())
    for claim in template.get("posts") or [f"p{name[4:]} {name}" for name in posts]:
        person, _, rest = claim.partition(" ")
        if rest.startswith("post"):
            slot, _, change = rest.partition(" ")
            title, organisation = posts[slot]["title"], posts[slot]["organisation"]
        else:
            (title, _, organisation), change, slot = rest.partition("|"), "", ""
        planted.expected.append(
            {
                "person": people[person],
                "title": title,
                "organisation": with_places(organisation, units),
                "change": change or "holds",
                "slot": slot,
            }
        )
    return planted


def _posts_missing(planted: Planted, facts: Facts) -> list[str]:
    def key(person: str, title: str, organisation: str | None, change: str) -> str:
        body = name_key(organisation or "none")
        return f"post {person}: {title} of {body}" + ("" if change == "*" else f" ({change})")

    loose = {
        (row["person"], row["title"], name_key(row["organisation"]))
        for row in planted.expected
        if row["change"] == "*"
    }
    wanted = {
        key(*(row[name] for name in ("person", "title", "organisation", "change")))
        for row in planted.expected
    }
    found = {
        key(
            claim.person,
            claim.title,
            claim.organisation,
            "*"
            if (claim.person, claim.title, name_key(claim.organisation or "none")) in loose
            else claim.change,
        )
        for claim in facts.posts
    }
    return [f"{line} missed" for line in sorted(wanted - found)] + [
        f"{line} extra" for line in sorted(found - wanted)
    ]


# Directives


def _directives(template: Row, chance: random.Random) -> Planted:
    names = slot_names(template["text"])
    data = toml("directives.toml")
    only = template.get("only")
    choice = [document for document in data["document"] if not only or document["id"] in only]
    documents: dict[str, Row] = {}
    slots: dict[str, str] = {}
    expected: dict[str, Row] = {}
    for name in names:
        if not name.startswith("doc"):
            continue
        number = name[3:]
        document = chance.choice([row for row in choice if row not in documents.values()])
        documents[name] = document
        n, year = f"{chance.randint(1, 250):02}", str(chance.randint(2015, 2023))
        slots[name] = document["surface"].replace("{n}", n).replace("{y}", year)
        written, issuer = chance.choice(list(document["issuers"].items()))
        day, month = chance.randint(1, 28), chance.randint(1, 12)
        date = chance.choice(data["dates"]).format(d=day, m=month, y=year, dd=f"{day:02}", mm=f"{month:02}")
        slots |= {f"issuer{number}": written, f"date{number}": date}
        slots[f"subject{number}"] = chance.choice(data["subjects"])
        row: Row = {"slot": name, "kind": document["kind"], "number": n, "symbol": document.get("symbol")}
        row["date"] = f"{year}-{month:02}-{day:02}" if f"date{number}" in names else None
        if f"issuer{number}" in names:
            row["issuer"] = issuer
        expected[name] = row
    units, home = some_units(chance, [*slots.values(), template["text"]])
    planted, _ = fill("directives", template["text"], slots, units, home)
    for row in expected.values():
        if "issuer" in row:
            row["issuer"] = with_places(row["issuer"], units)
        planted.expected.append(row)
    return planted


def _directives_missing(planted: Planted, facts: Facts) -> list[str]:
    lines, left = [], list(facts.directives)
    for row in planted.expected:
        start, end = planted.slots[row["slot"]]
        mates = [c for c in left if c.evidence.start_char <= start and end <= c.evidence.end_char]
        if not mates:
            lines.append(f"directive {planted.text[start:end]} missed")
            continue
        left.remove(mates[0])
        lines += [
            f"{name} {getattr(mates[0], name)!r} for {row[name]!r}"
            for name in ("kind", "number", "symbol", "date", "issuer")
            if name in row and getattr(mates[0], name) != row[name]
        ]
    return lines + [f"directive {citation.evidence.surface} extra" for citation in left]


# Statistics


def _statistics(template: Row, chance: random.Random) -> Planted:
    slots: dict[str, str] = {}
    expected: list[Row] = []
    units, home = some_units(chance, [template["text"]])
    nouns: set[str] = set()
    for name in slot_names(template["text"]):
        if name in units:
            continue
        kind = name.removeprefix("bare").rstrip("0123456789")
        quantity = QUANTITIES[kind](
            chance, name.startswith("bare"), name in template.get("bare_percent", ()), nouns
        )
        slots[name] = quantity.surface
        row = {"slot": name, **quantity.facts}
        row["change"] = template.get("change", {}).get(name)
        if row["qualifier"] not in ("at_most", "at_least"):  # a limit may be a rule or a report
            row["target"] = name in template.get("target", ())
        for key in ("when", "about", "qualifier"):
            if name in template.get(key, {}):
                row[key] = with_places(template[key][name], units)
        expected.append(row)
    planted, _ = fill("statistics", template["text"], slots, units, home)
    planted.expected = expected
    return planted


def _statistics_missing(planted: Planted, facts: Facts) -> list[str]:
    lines, left = [], list(facts.statistics)
    for row in planted.expected:
        start, end = planted.slots[row["slot"]]
        mates = [s for s in left if s.evidence.start_char < end and start < s.evidence.end_char]
        if not mates:
            lines.append(f"statistic {planted.text[start:end]} missed")
            continue
        left.remove(mates[0])
        wanted = {"denominator": None, "value_max": None, **row}
        for name in wanted.keys() - {"slot"}:
            given = getattr(mates[0], name)
            same = given == wanted[name] or (name == "unit" and given.startswith(f"{wanted[name]} "))
            if isinstance(given, float) and wanted[name] is not None:
                same = abs(given - wanted[name]) <= 1e-6 * given
            if not same:
                lines.append(f"{name} {given!r} for {wanted[name]!r} ({planted.text[start:end]})")
    return lines + [f"statistic {statistic.evidence.surface} extra" for statistic in left]


_FILLERS = {"posts": _posts, "directives": _directives, "statistics": _statistics}
_CHECKS = {"posts": _posts_missing, "directives": _directives_missing, "statistics": _statistics_missing}


def _print_failures(kind: str, times: int) -> None:
    """What fails, by template and by filler, the worst first, with one sentence each."""
    total: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    shown: dict[str, list[str]] = {}
    for planted in plant(kind, times):
        lines = read_planted(planted)
        keys = [
            planted.template,
            *(f"{name.rstrip('0123456789')}: {value}" for name, value in planted.fillers.items()),
        ]
        for key in keys:
            total[key] += 1
            if lines:
                failed[key] += 1
                shown.setdefault(key, []).append(f"{planted.text}  <- {'; '.join(lines)}")
        total["ALL"] += 1
        failed["ALL"] += bool(lines)
    for key, count in failed.most_common(60):
        print(f"{count}/{total[key]} {key}")
        for line in shown.get(key, ())[:3]:
            print("      ", line)


if __name__ == "__main__":
    _print_failures(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10)
