"""Viterbi over many sentences at once; ties fall to the first label, as in CRFsuite."""

import numpy as np

from pipeline.crf.model import Floats, Integers


def decode(emissions: Floats, lengths: Integers, transitions: Floats) -> Integers:
    """The best label of every word.

    emissions: word by label, the sentences one after the other. lengths: words of each sentence, none
    empty. All sentences step together; only scores are kept, the way back is found again from them.
    """
    starts = np.cumsum(lengths) - lengths
    order = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    active = np.searchsorted(-lengths, -np.arange(lengths.max(initial=0)), side="left").tolist()
    moves = transitions[:, :, None]  # from label, to label, sentence: the long axis last is fast
    back = np.ascontiguousarray(transitions.T)
    scores: list[Floats] = []  # of each step, for the sentences longer than it
    for step, count in enumerate(active):
        own = emissions.take(starts[:count] + step, axis=0).T
        scores.append(np.maximum.reduce(scores[-1][:, None, :count] + moves) + own if scores else own)
    labels = np.zeros(len(emissions), np.int64)
    current = np.empty(len(lengths), np.int64)
    going_on = 0
    for step, count in reversed(list(enumerate(active))):
        reached = scores[step].T
        current[:going_on] = (reached[:going_on] + back.take(current[:going_on], axis=0)).argmax(1)
        current[going_on:count] = reached[going_on:].argmax(1)
        labels[starts[:count] + step] = current[:count]
        going_on = count
    return labels
