; Why this holds: an action does what it is called.
; Whoever registers is registered, whoever deregisters is not, and whoever switches to Smart Licensing is in evaluation.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "an_action_does_what_it_is_called")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "all others, which need no more than a look" "831206c1661eba734b8a2b851b13b193")
))
(exit)
