; Why this holds: a licence type can be chosen before registering.
; In evaluation, or after it, any licence type that exists there can be chosen.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "a_licence_type_can_be_chosen_before_registering")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "all others, which need no more than a look" "6d5e3c9f39a89b5fbb793b74c9509252")
))
(exit)
