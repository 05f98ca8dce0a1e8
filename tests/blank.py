"""
English words as spaCy cuts them, without a pipeline: what tests of one component write their texts with.

Made once a process: its exceptions alone take half a second. Nobody may add anything to it.
"""

from __future__ import annotations

import spacy

TOKENIZER = spacy.blank("en")
