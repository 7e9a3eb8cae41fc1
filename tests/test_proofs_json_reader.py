"""JSON is read as it is, or refused with what is wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uccx_proofs.json_reader import fields, json_of, list_in, text_in, value_in
from uccx_proofs.obligations import CertificateError

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**40), 10**40) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(values)
def test_what_is_json_is_read(value: Any) -> None:
    assert json_of(json.dumps(value)) == value


@given(st.text(alphabet='{}[]",:0123456789.eE-+truefalsn\\u \n', max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        json_of(text)
    except CertificateError:
        return


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("", "it is no JSON"),
        ("{", "it is no JSON"),
        ("{'a': 1}", "it is no JSON"),
        ("[1,]", "it is no JSON"),
        ("01", "it is no JSON"),
        ('"\n"', "it is no JSON"),
        ("1 2", "it is no JSON"),
        ('{"a": 1, "a": 1}', "'a' is told twice"),
        ('[{"b": {"\\u0061": 1, "a": 2}}]', "'a' is told twice"),
        ("NaN", "NaN is no number"),
        ("[-Infinity]", "-Infinity is no number"),
        ("[" * 100_000, "it is nested too deeply"),
        (" " * 4_000_001, "it has more than 4,000,000 characters"),
    ],
)
def test_what_cannot_be_read(text: str, phrase: str) -> None:
    with pytest.raises(CertificateError) as caught:
        json_of(text)
    assert phrase in str(caught.value)


@pytest.mark.parametrize("value", [None, True, 1, 1.5, "text", [], {}, [1]])
def test_each_kind_is_told_from_the_others(value: Any) -> None:
    for kind, read in ((dict, fields), (list, list_in), (str, text_in)):
        if isinstance(value, kind):
            assert read(value) == value
        else:
            with pytest.raises(CertificateError, match=r"expected an? .*, found "):
                read(value)
    for like in (0, False):
        if type(value) is type(like):
            assert value_in(value, "x", like) == value
        else:
            with pytest.raises(CertificateError, match=r"expected .* for x, found "):
                value_in(value, "x", like)


def test_a_number_has_a_size() -> None:
    assert value_in(-(10**30), "x", 0) == -(10**30)
    with pytest.raises(CertificateError, match="the number for x is too large"):
        value_in(10**30 + 1, "x", 0)


def test_fields_are_all_there_and_no_others() -> None:
    assert fields({"a": 1}, ["a"], ["b"]) == {"a": 1}
    assert fields({"anything": 1}) == {"anything": 1}
    assert fields({}, (), ["b"]) == {}
    with pytest.raises(CertificateError, match="it does not tell 'a', 'b'"):
        fields({"c": 1}, ["a", "b"])
    with pytest.raises(CertificateError, match="nothing is called 'c' here; there are: a, b"):
        fields({"a": 1, "c": 1}, ["a"], ["b"])
    with pytest.raises(CertificateError, match="nothing is called 'c' here; there are: b"):
        fields({"c": 1}, (), ["b"])
