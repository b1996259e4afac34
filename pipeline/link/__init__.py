"""Claims to knowledge: which place, body and post a claim means, who is one person, when a post was held.

Every function here is pure: the same claims, gazetteer and human decisions give the same rows, in any order.
"""
