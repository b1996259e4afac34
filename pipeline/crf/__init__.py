"""underthesea's CRF models read into arrays: the same words, tags and entities, without feature strings.

The models are plain CRFsuite files. The library builds, for every word, the text of some thirty features
and looks each up; here a word is looked up once and its weights are rows of a matrix, gathered for many
sentences at a time. The weights of a word are added in the library's own template order, so the scores
are equal to the bit and exact ties fall the same way.
"""
