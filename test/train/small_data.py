"""Small annotated data, made up here: a treebank, articles with names, lines
of languages. The same each time."""
import json

PEOPLE = ["Anna Berg", "Ola Lund", "Mary Hill", "John Wood"]
PLACES = ["Oslo", "Bergen", "London", "Paris", "Madrid"]
BODIES = ["Harbour Bank", "Nordic Steel"]
VERBS = [("met", "meet"), ("praised", "praise"), ("called", "call"), ("saw", "see")]
NOUNS = [("minister", "minister"), ("mayor", "mayor"), ("teachers", "teacher")]
LINES = {"en": "the town of {} is by the water and the people are kind",
         "nb": "byen {} ligger ved vannet og folk er vennlige mot alle",
         "de": "die Stadt {} liegt am Wasser und die Leute sind freundlich"}


def sentence(subject, verb, noun, place):
    """One sentence: "The mayor met the teachers in Oslo."."""
    number = "Plur" if noun[0] != noun[1] else "Sing"
    rows = [("The", "the", "DET", "Definite=Def|PronType=Art", 2, "det"),
            (subject, subject, "NOUN", "Number=Sing", 3, "nsubj"),
            (verb[0], verb[1], "VERB", "Mood=Ind|Tense=Past|VerbForm=Fin", 0, "root"),
            ("the", "the", "DET", "Definite=Def|PronType=Art", 5, "det"),
            (noun[0], noun[1], "NOUN", f"Number={number}", 3, "obj"),
            ("in", "in", "ADP", "_", 7, "case"),
            (place, place, "PROPN", "Number=Sing", 3, "obl"),
            (".", ".", "PUNCT", "_", 3, "punct")]
    text = " ".join(row[0] for row in rows[:-1]) + "."
    lines = [f"# text = {text}"]
    for i, (form, lemma, upos, feats, head, relation) in enumerate(rows, 1):
        lines.append(f"{i}\t{form}\t{lemma}\t{upos}\t_\t{feats}\t{head}\t{relation}\t_\t_")
    return "\n".join(lines) + "\n\n"


def treebank():
    return "".join(sentence(subject, verb, noun, place)
                   for subject in ("mayor", "minister") for verb in VERBS
                   for noun in NOUNS for place in PLACES)


def article(number):
    """An article with names, and where they are, in bytes."""
    person = PEOPLE[number % len(PEOPLE)]
    place = PLACES[number % len(PLACES)]
    body = BODIES[number % len(BODIES)]
    text, names = "", []
    for piece in ((person, "PER"), (" came to ", None), (place, "LOC"), (" on Monday. ", None),
                  (body, "ORG"), (" said that ", None), (person.split()[1], "PER"),
                  (" would stay in ", None), (place, "LOC"), (".\n", None)):
        if piece[1]:
            names.append({"start": len(text), "end": len(text) + len(piece[0]), "type": piece[1]})
        text += piece[0]
    return json.dumps({"language": "en", "text": text, "names": names}) + "\n"


def write(folder):
    """Writes all into a folder; gives the task, language and file of each."""
    (folder / "small.conllu").write_text(treebank())
    (folder / "small.jsonl").write_text("".join(article(i) for i in range(30)))
    (folder / "small.tsv").write_text("".join(
        f"{code}\tsentence\t{line.format(place)}\n"
        for code, line in LINES.items() for place in PLACES))
    return [("syntax", "en", folder / "small.conllu"), ("names", "en", folder / "small.jsonl"),
            ("langid", "all", folder / "small.tsv")]
