; Why this holds: the use of wfo can be changed in classic.
; Under Classic, one can always start or stop using Workforce Optimization.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "the_use_of_wfo_can_be_changed_in_classic")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "CLASSIC" "e45831a87e3af158e4759c2e2520ba25")
))
(exit)
