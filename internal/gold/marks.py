"""Tells of everything that was read whether the scorer of the corpus calls it right: python3 marks.py SCORER GOLD PRED.

A line for each judgement: document, item ("i17"; "r3" for the third reference), field or "item" for the whole, 1 or 0.
The scorer's own functions match and compare; here they are only listened to. Optional gold has no line.
"""
import importlib.util, os, sys

spec = importlib.util.spec_from_file_location('score', sys.argv[1])
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)
heard, same, slot_right = [], score.same, score.slot_right

def same_heard(kind, field, gold, read, loc):
    ok = same(kind, field, gold, read, loc)
    if 'confidence' in read:
        heard.append((read['confidence'], field, ok))
    return ok

def slot_heard(field, gold, read):
    ok = slot_right(field, gold, read)
    heard.append((read['confidence'], field, ok))
    return ok

score.same, score.slot_right = same_heard, slot_heard
texts, tables, _ = score.load_gold(sys.argv[2])
for name, gold, compare in [(n, g, score.score_text) for n, g in texts] + [(n, g, score.score_tables) for n, g in tables]:
    read = score.find(score.load_pred(sys.argv[3]), name)
    if read is None:
        continue
    names = {}  # every thing read goes through the scorer under a number of its own, in place of its confidence
    for prefix, things in (('i', read.get('items') or []), ('r', read.get('refs') or [])):
        for k, x in enumerate(things):
            x['confidence'] = float(len(names))
            names[x['confidence']] = x.get('id') or f'{prefix}{k + 1}'
    heard.clear()
    whole = []
    compare([(gold, read)], conf=whole)
    judged = {c for c, _ in whole}
    for c, field, ok in heard:
        if c in judged:
            print(name, names[c], field, int(ok), sep='\t')
    met = {c for c, _, _ in heard}
    for c, ok in whole:
        print(name, names[c], 'found', int(c in met), sep='\t')
        print(name, names[c], 'item', int(ok), sep='\t')
