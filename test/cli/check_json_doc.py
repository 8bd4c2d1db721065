#!/usr/bin/env python3
"""Holds the tables of doc/json.md against what kilde writes.

usage: check_json_doc.py ROOT READ.JSONL ACCOUNT.JSON

Every field that is written must be told at its place. A field told must be
written, or at least be named by the code that writes: an article need not have
every kind of thing.
"""
import json
import pathlib
import re
import sys

EVIDENCE = {"doc", "start", "end"}
# The code that writes names.
WRITERS = ("src/doc/fields.c", "src/tell/export/*.c", "src/tell/account/*.c")


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


def named(root):
    """What the writers have between quotation marks."""
    return {name for pattern in WRITERS for path in root.glob(pattern)
            for name in re.findall(r'"([a-z_0-9]+)"',
                                   path.read_text(encoding="utf-8"))}


def main():
    root, read, account = map(pathlib.Path, sys.argv[1:])
    doc = root / "doc" / "json.md"
    written = {}
    for line in open(read, encoding="utf-8"):
        gather(json.loads(line), "read", written)
    gather(json.load(open(account, encoding="utf-8")), "account", written)
    known = told(doc)
    possible, faults = named(root), []
    for place, fields in written.items():
        faults += [f"{place}: {name} is not told in {doc}"
                   for name in sorted(fields - known.get(place, set()))]
    for place, fields in known.items():
        faults += [f"{place}: {name} is told but never written"
                   for name in sorted(fields - written.get(place, set()))
                   if place not in written or name not in possible]
    print("\n".join(faults))
    return 1 if faults or not known else 0


if __name__ == "__main__":
    sys.exit(main())
