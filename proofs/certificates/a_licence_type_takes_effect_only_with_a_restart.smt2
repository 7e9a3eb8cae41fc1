; Why this holds: a licence type takes effect only with a restart.
; The licence type changes only by a restart of the cluster, to what was chosen before.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "a_licence_type_takes_effect_only_with_a_restart")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "all others, which need no more than a look" "9f4085903993ad46558bf2e69016eebe")
))
(exit)
