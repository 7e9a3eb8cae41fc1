; Why this holds: deregistering leads to what is left of evaluation.
; Whoever deregisters is in evaluation while days of it remain, and enforced otherwise.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "deregistering_leads_to_what_is_left_of_evaluation")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "all others, which need no more than a look" "3af1e5e3bd84f19a4266b51598764f46")
))
(exit)
