"""The language of questions: from text, or from Python, to what is asked.

Read `understanding.py` first, beside `grammar.lark`; `vocabulary.py` has every name.
"""
