"""Suggestions a second and their accuracy beside TF-IDF with logistic regression.

Usage: python -m benchmarks roles   (needs ../shared/duties; the peer is scikit-learn)

Both read the same rows in the same run, on one core: all statements for speed, the labelled ones
for accuracy. The peer's accuracy is by five folds, and so is that of the lexicon with a learned
part beside it. The lexicon alone is fitted to no fold, but its words were written by people who
had read the 57 labelled statements, and mended after the others.
"""

import datetime as dt
import json
import sys
import time
import warnings
from pathlib import Path

from threadpoolctl import threadpool_limits

from benchmarks.figure import Figure, at_least, quicker, report
from zhicai.actions.roles.teach import Decided, cross_suggest, learn
from zhicai.basics.words import TalentRole
from zhicai.core.roles.lexicon import read_lexicon
from zhicai.core.roles.suggest_role import suggest_role
from zhicai.core.roles.suggestion import DutyStatement
from zhicai.core.rules.load import load_rulebook

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "duties"
READ = ROOT / "tests" / "core" / "roles"
KEYS = ("text", "title", "series", "rank")
AIM, ROUNDS, FOLDS = 5_000, 5, 5


def rows_of(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def labelled_rows():
    """The 57 with their two readers' labels; those the project read, wrote or took from law."""
    posts = {row["id"]: row for row in rows_of(SHARED / "unlabelled.jsonl")}
    own = [{**posts[row["id"]], **row} for row in rows_of(READ / "read_labels.jsonl")]
    written = [*rows_of(READ / "statutes.jsonl"), *rows_of(READ / "imitated.jsonl")]
    return rows_of(SHARED / "labelled.jsonl"), [*own, *written]


def quickest(answer):
    """Processor seconds of the best of five rounds."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        answer()
        found.append(time.process_time() - start)
    return min(found)


def make_peer():
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    grams = TfidfVectorizer(analyzer="char", ngram_range=(2, 4), min_df=2, sublinear_tf=True)
    return make_pipeline(grams, LogisticRegression(C=10, max_iter=2000))


def is_right(row, role):
    return role in {row["role"], *row["also"]}


def peer_accuracy(rows):
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    texts, labels = [row["text"] for row in rows], [row["role"] for row in rows]
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = cross_val_predict(make_peer(), texts, labels, cv=folds)
    return [is_right(row, role) for row, role in zip(rows, found, strict=True)]


def as_decided(row):
    statement = DutyStatement(**{key: row.get(key, "") for key in KEYS})
    accepted = frozenset(map(TalentRole, (row["role"], *row["also"])))
    return Decided(statement, TalentRole(row["role"]), accepted)


def told(right):
    return f"{sum(right)} of {len(right)}, {sum(right) / len(right):.1%}"


def figures():
    """None where the statements are not beside the checkout."""
    if not SHARED.is_dir():
        print("roles: ../shared/duties is not here; nothing was measured")
        return []
    with threadpool_limits(1):
        return list(measured())


def measured():
    lexicon = read_lexicon(load_rulebook(), dt.date(2026, 11, 23))
    readers, own = labelled_rows()
    texts = [
        DutyStatement(**{key: row.get(key, "") for key in KEYS})
        for row in [*rows_of(SHARED / "unlabelled.jsonl"), *readers]
    ]
    peer = make_peer()
    every = [*readers, *own]
    peer.fit([row["text"] for row in every], [row["role"] for row in every])
    ours_took = quickest(lambda: [suggest_role(one, lexicon) for one in texts])
    peer_took = quickest(lambda: peer.predict([one.text for one in texts]))
    one_took = quickest(lambda: [peer.predict([one.text]) for one in texts[:200]]) / 200
    speed = len(texts) / ours_took
    yield Figure(
        name=f"roles: {len(texts)} statements, texts a second of processor, all in one call",
        ours=f"{speed:,.0f}",
        peer=f"{len(texts) / peer_took:,.0f}",
        ratio=quicker(peer_took, ours_took),
        target=f"aim >= {AIM:,}",
        verdict=at_least(speed, AIM),
    )
    yield Figure(
        name="roles: the same, the peer asked one text at a time",
        ours=f"{speed:,.0f}",
        peer=f"{1 / one_took:,.0f}",
        ratio=quicker(one_took, ours_took / len(texts)),
    )
    yield with_learned(lexicon, every, texts=texts)
    for name, rows in (("57 labelled by two readers", readers), ("these and our own", every)):
        found = [suggest_role(DutyStatement(row["text"]), lexicon) for row in rows]
        ours = [is_right(row, one.talent_role) for row, one in zip(rows, found, strict=True)]
        yield Figure(
            name=f"roles: right of {name}", ours=told(ours), peer=told(peer_accuracy(rows))
        )


def with_learned(lexicon, rows, *, texts):
    """The learned part costs speed; whether it is right more often is told by five folds."""
    decided = [as_decided(row) for row in rows]
    part = learn(decided, lexicon)
    alone = quickest(lambda: [suggest_role(one, lexicon) for one in texts])
    both = quickest(lambda: [suggest_role(one, lexicon, part) for one in texts])
    found = cross_suggest(decided, lexicon)
    right = [one.is_met_by(answer) for one, answer in zip(decided, found, strict=True)]
    sure = [is_met for is_met, answer in zip(right, found, strict=True) if answer.abstained is None]
    return Figure(
        name=f"roles: with a learned part; right by five folds {told(right)}; sure {told(sure)}",
        ours=f"{len(texts) / both:,.0f}",
        peer=f"{len(texts) / alone:,.0f} without",
        ratio=quicker(alone, both),
    )


if __name__ == "__main__":
    sys.exit(report(figures()))
