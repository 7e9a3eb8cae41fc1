; Why this holds: the end of a registration is enforced as q9 and q10 say.
; A report that ends the registration leads to Registration Expired: enforced where that leads to evaluation (Q9) and none is left; an enforcement in force stays, unless it leads to evaluation, days of it remain, and Q10 lifts it.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "the_end_of_a_registration_is_enforced_as_q9_and_q10_say")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "4039ed3cbdc408645030aebc3eafee9d")
  (entailment "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "cd415ae2cc632a39eadae5e3a0a7cfa4")
  (entailment "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "b0511ac62e1b34c2d24c48f1884dafff")
  (entailment "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "e6baa07c815647cc241bcdc2ed632642")
  (entailment "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "cd021f7a0869296169de2be150bbf2de")
  (entailment "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "432f300556c56c1b3319da3e85c468e9")
  (entailment "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "12ed3bcad4d966b4b78f76a9b7fd5cad")
  (entailment "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "d872fb883ddd375822e72bc5e9dc4fe8")
  (entailment "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "3b676161798fe4d35fceceaefa5fda8c")
  (entailment "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "7c2b9c9e5c2d74f900587661a360bfdf")
  (entailment "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "c15d1331d45f1b0a0dbd5f4928d82c98")
  (entailment "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "1b9c88032eb4c05dbae304d40e8f888c")
  (entailment "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "0e0eb1af768dcdc937ae5518f5f26bd9")
  (entailment "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "b7623a86855124c2ccb4f9104ad50a2a")
  (entailment "all others, which need no more than a look" "742eb895e9955c34d22e3832f39c79b8")
))
(exit)
