; Why this holds: registering anew in enforcement begins anew or changes nothing.
; In Enforcement, registering anew leads to no licence in use where Q7 says that it cures, and otherwise leaves the licensing state.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "registering_anew_in_enforcement_begins_anew_or_changes_nothing")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "all others, which need no more than a look" "0f926293d6ed3ea3d43409583c5550d1")
))
(exit)
