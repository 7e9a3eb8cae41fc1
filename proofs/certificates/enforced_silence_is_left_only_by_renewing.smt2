; Why this holds: enforced silence is left only by renewing.
; The enforcement of silence is lifted only by an answer, which renews the authorization, or by deregistering.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "enforced_silence_is_left_only_by_renewing")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "all others, which need no more than a look" "e05a317aa4ba6f050de090e7862e620f")
))
(exit)
