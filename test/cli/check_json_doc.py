#!/usr/bin/env python3
"""Holds the tables of doc/json.md against what kilde writes.

usage: check_json_doc.py DOC READ.JSONL ACCOUNT.JSON

Every field that is written must be told at its place, and every field told
must be written at least once, but for those that need not occur.
"""
import json
import re
import sys

EVIDENCE = {"doc", "start", "end"}
# Told, but rare: the articles read here need not have them.
RARE = {("read.figures[]", "high"), ("account.stories[].account.figures[].reports[]", "high"),
        ("account.stories[].account.plans[].versions[]", "when"),
        ("read.blocks[]", "language")}


def told(path):
    """Fields by place; a place may be told with another."""
    fields, places, heading = {}, [], None
    for line in open(path, encoding="utf-8"):
        if line.startswith("### `"):
            heading = line.split("`")[1]
            places = [heading]
        elif line.startswith("Also `"):
            places += re.findall(r"`([^`]+)`", line)
        elif line.startswith("| `"):
            cell = line.split("|")[1]
            for place in places:
                fields.setdefault(place, set()).update(
                    re.findall(r"`([^`]+)`", cell))
    return fields


def gather(value, place, fields):
    """Fields of every object, by place; evidence is told once for all."""
    if isinstance(value, list):
        for one in value:
            gather(one, place + "[]", fields)
    elif isinstance(value, dict) and set(value) != EVIDENCE:
        fields.setdefault(place, set()).update(value)
        for name, one in value.items():
            gather(one, f"{place}.{name}", fields)


def main():
    doc, read, account = sys.argv[1:]
    written = {}
    for line in open(read, encoding="utf-8"):
        gather(json.loads(line), "read", written)
    gather(json.load(open(account, encoding="utf-8")), "account", written)
    known = told(doc)
    faults = []
    for place, fields in written.items():
        faults += [f"{place}: {name} is not told in {doc}"
                   for name in sorted(fields - known.get(place, set()))]
    for place, fields in known.items():
        faults += [f"{place}: {name} is told but not written"
                   for name in sorted(fields - written.get(place, set()))
                   if (place, name) not in RARE]
    print("\n".join(faults))
    return 1 if faults or not known else 0


if __name__ == "__main__":
    sys.exit(main())
