; Why this holds: each warning comes at its strike.
; Each of the two warnings comes with the strike that Q2 says, and with no other.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "each_warning_comes_at_its_strike")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "6b62617b5a57b5e5dabb5627baf2e1b9")
  (entailment "reregister: OVERAGE -> OVERAGE" "aa9e990e9ba1a85ce05545d7d72e3212")
  (entailment "change_license_control: OVERAGE -> OVERAGE" "5064847b675bff4b7d79d26b2364e09a")
  (entailment "synchronize_agents: OVERAGE -> OVERAGE" "5ec6dd1086cf1e574c0f8142c26bd80c")
  (entailment "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "af0e1f5a11e5eaf218aff659b8caf604")
  (entailment "all others, which need no more than a look" "74b18c28e1c8616f612065c56160efb9")
))
(exit)
