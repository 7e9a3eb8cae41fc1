"""Deadlines that meet, and locks beneath other states, under numbers that no release has."""

from __future__ import annotations
@pytest.mark.parametrize(
    ("limit", "node"), [(10, OUT_OF_COMPLIANCE_EXPIRED), (11, AUTHORIZATION_EXPIRED)]
)
def test_enforcement_comes_before_the_end_of_authorization(
    limit: int, node: LicensingState
) -> None:
    numbers(out_of_compliance_period=limit, authorization_period=10)
    story = locked(profile="short")
    silence(story, 10)
    story.expect(node, silence=10, locked=130)


@pytest.mark.parametrize(
    ("validity", "node"), [(10, REGISTRATION_EXPIRED), (11, AUTHORIZATION_EXPIRED)]
)
def test_the_end_of_registration_comes_before_that_of_authorization(
    validity: int, node: LicensingState
) -> None:
    numbers(registration_validity=validity, authorization_period=10)
    story = registered(profile="short")
    silence(story, 10)
    story.expect(node)


def test_enforcement_comes_before_the_end_of_registration() -> None:
    numbers(registration_validity=20, authorization_period=10, overage_period=10)
    story = registered(profile="short")
    silence(story, 10)
    silence(story, 10)
    story.expect(AUTHORIZATION_EXPIRED_ENFORCED)
    silence(story)
    story.expect(REGISTRATION_EXPIRED_ENFORCED)


def test_a_lock_is_enforced_beneath_an_expired_authorization() -> None:
    numbers(out_of_compliance_period=15, authorization_period=10)

    def expired() -> Script:
        story = locked(profile="short")
        silence(story, 10)
        return story

    meets(expired, 5, AUTHORIZATION_EXPIRED, OUT_OF_COMPLIANCE_EXPIRED)
    early, late = expired(), expired()
    early.report(90)
    early.expect(OUT_OF_COMPLIANCE, locked=130, silence=0, out_of_compliance_for=11)
    silence(late, 4)
    late.report(90)
    late.expect(OUT_OF_COMPLIANCE_EXPIRED, locked=130, silence=0)
