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
    scores: list[Floats] = []  # of each step, for the sentences longer than it
    for step, count in enumerate(active):
        own = emissions[starts[:count] + step].T
        scores.append((scores[-1][:, None, :count] + moves).max(0) + own if scores else own)
    labels = np.zeros(len(emissions), np.int64)
    current = np.empty(len(lengths), np.int64)
    going_on = 0
    for step, count in reversed(list(enumerate(active))):
        current[going_on:count] = scores[step][:, going_on:].argmax(0)
        if going_on:
            came_from = scores[step][:, :going_on] + transitions[:, current[:going_on]]
            current[:going_on] = came_from.argmax(0)
        labels[starts[:count] + step] = current[:count]
        going_on = count
    return labels
