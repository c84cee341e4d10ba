#!/usr/bin/env python3
"""What the desk finds and tells apart, beside PyPI's bm25s, tantivy and scikit-learn: the same texts, the same queries, one run, one core each.

    python3 -m venv venv && venv/bin/pip install bm25s tantivy scikit-learn
    venv/bin/python Benchmarks/Language/peers.py .build/release/walletdesk ../shared/data/language [--embed]

The peers get tokens cut for them: English words without their endings, Chinese characters and pairs of them; without that they do worse.
"""
import json, os, re, subprocess, sys, tempfile, time

import bm25s
import numpy as np
import tantivy
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

FOLDS = 5
# Of the pairs of LCQMC those that mean the same: the first text asks for the second among all second texts.
LCQMC_QUERIES = 1500
STOP = set("a an the is are was were be to of in on for and or do does did i you it my me can how what with from at as by".split())


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def tokens(text):
    found = []
    for run in re.findall(r"[a-z0-9]+|[\u4e00-\u9fff]+", text.lower()):
        if run[0] > "\u4dff":
            found += list(run) + [run[i:i + 2] for i in range(len(run) - 1)]
        elif run not in STOP:
            found.append(re.sub(r"(ing|ies|ed|es|s)$", "", run) if len(run) > 4 else run)
    return found or ["-"]


# MARK: retrieval

def scores(rankings, right, seconds):
    places = [ranking.index(doc) + 1 if doc in ranking else 0 for ranking, doc in zip(rankings, right)]
    count = len(places)
    return {"recall@1": sum(p == 1 for p in places) / count, "recall@5": sum(1 <= p <= 5 for p in places) / count,
            "mrr@10": sum(1 / p for p in places if 1 <= p <= 10) / count, "qps": count / seconds}


def by_bm25s(docs, queries):
    index = bm25s.BM25()
    index.index([tokens(question) for _, question in docs], show_progress=False)
    start = time.process_time()
    found, _ = index.retrieve([tokens(text) for text, _ in queries], k=10, show_progress=False, n_threads=1)
    seconds = time.process_time() - start
    return scores([[docs[i][0] for i in row] for row in found], [doc for _, doc in queries], seconds)


def by_tantivy(docs, queries):
    schema = tantivy.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw").add_text_field("q", tokenizer_name="whitespace").build()
    index = tantivy.Index(schema)
    writer = index.writer(num_threads=1)
    for name, question in docs:
        writer.add_document(tantivy.Document(id=name, q=" ".join(tokens(question))))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    start = time.process_time()
    rankings = []
    for text, _ in queries:
        terms = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "q", token)) for token in tokens(text)]
        hits = searcher.search(tantivy.Query.boolean_query(terms), 10).hits
        rankings.append([searcher.doc(address)["id"][0] for _, address in hits])
    return scores(rankings, [doc for _, doc in queries], time.process_time() - start)


def by_desk(binary, docs, queries, answers, options):
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/docs", "w", encoding="utf-8") as file:
            file.write("id\tquestion\tanswer\n" + "".join(f"{name}\t{question}\t{answers.get(name, '')}\n" for name, question in docs))
        with open(f"{folder}/queries", "w", encoding="utf-8") as file:
            file.write("text\tdoc_id\n" + "".join(f"{text}\t{doc}\n" for text, doc in queries))
        return desk(binary, ["eval", "retrieve", "--docs", f"{folder}/docs", "--queries", f"{folder}/queries"] + options)


def desk(binary, arguments):
    return json.loads(subprocess.run([binary] + arguments, capture_output=True, text=True, check=True).stdout)


def stackfaq(data):
    docs = rows(f"{data}/stackfaq.docs.tsv")[1:]
    return [(d[0], d[1]) for d in docs], [(q[0], q[1]) for q in rows(f"{data}/stackfaq.queries.tsv")[1:]], {d[0]: d[2] for d in docs}


def pairs(path):
    """The second texts are searched for the one that means the same as a first text."""
    found = rows(path)[1:]
    docs = {}
    for _, second, _ in found:
        docs.setdefault(second, str(len(docs)))
    queries, seen = [], set()
    for first, second, label in found:
        if label == "1" and first != second and first not in seen:
            seen.add(first)
            queries.append((first, docs[second]))
    return [(name, text) for text, name in docs.items()], queries[:LCQMC_QUERIES], {}


def retrieval(binary, data, options):
    print("\nset\tmethod\tfirst\tamong five\tMRR@10\tqueries/s")
    sets = [("StackFAQ", stackfaq(data))] + [(name, pairs(f"{data}/{file}.dev.tsv")) for name, file in (("LCQMC dev", "lcqmc"), ("PAWS-X zh dev", "pawsx-zh"))]
    for name, (docs, queries, answers) in sets:
        methods = [("bm25s", by_bm25s(docs, queries)), ("tantivy", by_tantivy(docs, queries)), ("desk, words", by_desk(binary, docs, queries, answers, []))]
        if options:
            methods.append(("desk, words and meaning", by_desk(binary, docs, queries, answers, options)))
        for method, s in methods:
            print(f"{name} ({len(docs)}/{len(queries)})\t{method}\t{100 * s['recall@1']:.1f}\t{100 * s['recall@5']:.1f}\t{s['mrr@10']:.3f}\t{s['qps']:.0f}", flush=True)


# MARK: classification

def by_sklearn(train, test):
    model = make_pipeline(
        make_union(
            TfidfVectorizer(token_pattern=r"[\u4e00-\u9fff]|\w+", ngram_range=(1, 2), sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)),
        LinearSVC())
    start = time.process_time()
    model.fit([t for t, _ in train], [l for _, l in train])
    seconds = time.process_time() - start
    return float(np.mean(model.predict([t for t, _ in test]) == np.array([l for _, l in test]))), seconds


def classify(binary, train, test, options):
    with tempfile.TemporaryDirectory() as folder:
        for name, part in (("train", train), ("test", test)):
            with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
                file.writelines(f"{text}\t{label}\n" for text, label in part)
        return desk(binary, ["eval", "classify", "--train", f"{folder}/train", "--test", f"{folder}/test"] + options)


def labelled(path):
    found = [(r[0], r[1]) for r in rows(path) if len(r) == 2]
    return found[1:] if found[0] == ("text", "label") else found


def trials(data):
    bank = labelled(f"{data}/banking77.train.tsv")
    yield "Banking77, five folds", [
        ([row for place, row in enumerate(bank) if place % FOLDS != fold], [row for place, row in enumerate(bank) if place % FOLDS == fold])
        for fold in range(FOLDS)]
    ten = labelled(f"{data}/banking77.train10.tsv")
    learned = {text for text, _ in ten}
    yield "Banking77, ten a label", [(ten, [row for row in bank if row[0] not in learned])]
    for name, train, test in (("HWU64", "hwu64.train", "hwu64.valid"), ("SMP2020", "smp2020.train", "smp2020.dev"), ("CLINC150", "clinc150.train", "clinc150.val")):
        yield name, [(labelled(f"{data}/{train}.tsv"), labelled(f"{data}/{test}.tsv"))]


def classification(binary, data, options):
    print("\nset\tmethod\taccuracy in scope\toos found\tlearned in s\ttexts/s")
    for name, folds in trials(data):
        known = [([row for row in train if row[1] != "oos"], [row for row in test if row[1] != "oos"]) for train, test in folds]
        peer = [by_sklearn(train, test) for train, test in known]
        print(f"{name}\tscikit-learn, words\t{100 * np.mean([a for a, _ in peer]):.1f}\t\t{np.mean([s for _, s in peer]):.1f}\t", flush=True)
        for method, more in [("desk, words", [])] + ([("desk, words and meaning", options)] if options else []):
            results = [classify(binary, train, test, more) for train, test in folds]
            oos = [r["oos_recall"] for r in results if r.get("oos_recall") is not None]
            found = f"{100 * np.mean(oos):.1f}" if oos else ""
            print(
                f"{name}\t{method}\t{100 * np.mean([r['in_scope_accuracy'] for r in results]):.1f}\t{found}\t"
                f"{np.mean([r['train_seconds'] for r in results]):.1f}\t{np.mean([r['qps'] for r in results]):.0f}", flush=True)


def main():
    binary, data = sys.argv[1:3]
    options = ["--embed"] if "--embed" in sys.argv else []
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    retrieval(binary, data, options)
    classification(binary, data, options)


if __name__ == "__main__":
    main()
