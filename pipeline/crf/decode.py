"""Viterbi over many sentences at once; ties fall to the first label, as in CRFsuite."""

import numpy as np

from pipeline.crf.model import Floats, Integers


def decode(emissions: Floats, lengths: Integers, transitions: Floats) -> Integers:
    """The best label of every word.

    emissions: word by label, the sentences one after the other. lengths: words of each sentence, none
    empty. All sentences step together; only scores are kept, the way back is found again from them.
    """
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    order = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    steps = int(lengths[0]) if len(lengths) else 0
    active = np.searchsorted(-lengths, -np.arange(steps), side="left")  # sentences longer than step
    moves = transitions[:, :, None]  # from label, to label, sentence: the long axis last is fast
    scores = np.empty((steps, emissions.shape[1], len(lengths)))
    labels = np.zeros(len(emissions), np.int64)
    if not steps:
        return labels
    scores[0] = emissions[starts].T
    for step in range(1, steps):
        count = active[step]
        best = (scores[step - 1, :, None, :count] + moves).max(0)
        scores[step, :, :count] = best + emissions[starts[:count] + step].T
    current = np.empty(len(lengths), np.int64)
    for step in range(steps - 1, -1, -1):
        count = active[step]
        going_on = active[step + 1] if step + 1 < steps else 0
        current[going_on:count] = scores[step, :, going_on:count].argmax(0)
        if going_on:
            came_from = scores[step, :, :going_on] + transitions[:, current[:going_on]]
            current[:going_on] = came_from.argmax(0)
        labels[starts[:count] + step] = current[:count]
    return labels
