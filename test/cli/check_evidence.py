"""Whether all evidence of an account lies inside its documents' texts.

usage: check_evidence.py ACCOUNT.json TEXTS.jsonl
"""
import json
import sys


def evidence(value):
    """Every object with doc, start and end, wherever it stands."""
    if isinstance(value, dict):
        if {"doc", "start", "end"} <= set(value):
            yield value
        for part in value.values():
            yield from evidence(part)
    elif isinstance(value, list):
        for part in value:
            yield from evidence(part)


account = json.load(open(sys.argv[1], encoding="utf-8"))
texts = {}
for line in open(sys.argv[2], encoding="utf-8"):
    document = json.loads(line)
    texts[document["id"]] = document["text"].encode()
n = 0
for item in evidence(account):
    piece = texts[item["doc"]][item["start"]:item["end"]]
    assert piece, item
    piece.decode("utf-8", "strict")
    n += 1
print(n, "pieces of evidence")
