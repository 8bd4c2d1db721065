"""Every object of an account is reached from a sentence, and the sentence from it.

usage: check_reach.py ACCOUNT READ

ACCOUNT is one JSON object, READ the lines of `kilde read --json` for its documents. Each object's evidence
stands in a sentence of its document; by the objects in it, that sentence leads back to each of them. What
one object says of another by its id is there.
"""
import bisect
import json
import sys


def objects(account):
    """Pairs of an object's id and its evidence."""
    for entity in account["entities"]:
        yield entity["id"], entity["mentions"]
    for story in account["stories"]:
        told = story["account"]
        for happening in told["happenings"]:
            yield happening["id"], happening["reports"] + happening["summary"]
        for statement in told["statements"]:
            yield statement["id"], statement["content"]
        for figure in told["figures"]:
            yield figure["id"], figure["reports"]
        for dispute in told["disagreements"]:
            yield dispute["id"], [says for side in dispute["sides"] for says in side["says"]]
        for plan in told["plans"]:
            yield plan["id"], [r for version in plan["versions"] for r in version["reports"]]
            for provision in plan["provisions"]:
                yield provision["id"], provision["reports"]


def references(account):
    """Ids by which objects name others."""
    for story in account["stories"]:
        told = story["account"]
        yield from told["timeline"]
        for happening in told["happenings"]:
            yield from [w["entity"] for w in happening["who"]] + happening["where"]
            yield from [r["statement"] for r in happening["reports"] if r.get("statement")]
        for statement in told["statements"]:
            yield from statement.get("answers", [])
            yield from [statement["speaker"]] if statement.get("speaker") else []
        for dispute in told["disagreements"]:
            yield dispute["about"]
            yield from [e for side in dispute["sides"] for e in side.get("held_by", [])]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        account = json.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        sentences = {d["id"]: d["sentences"] for d in map(json.loads, file)}
    holds, ids, evidence_of = {}, set(), {}
    for name, evidence in objects(account):
        if name in ids:
            sys.exit(f"{name} is there twice")
        ids.add(name)
        evidence_of[name] = evidence
        for e in evidence:
            spans = sentences[e["doc"]]
            at = bisect.bisect_right(spans, [e["start"], float("inf")]) - 1
            if at < 0 or e["start"] >= spans[at][1]:
                sys.exit(f"{name}: {e} is in no sentence")
            holds.setdefault((e["doc"], at), set()).add(name)
    back = set().union(*holds.values())
    lost = {name for name in ids if evidence_of[name]} - back
    if lost:
        sys.exit(f"no sentence leads to {sorted(lost)[:5]}")
    unknown = set(references(account)) - ids
    if unknown:
        sys.exit(f"named but not there: {sorted(unknown)[:5]}")


if __name__ == "__main__":
    main()
