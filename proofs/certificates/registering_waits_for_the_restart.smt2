; Why this holds: registering waits for the restart.
; Nobody registers between choosing a licence type and restarting.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "registering_waits_for_the_restart")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "all others, which need no more than a look" "3d7909a6b7b7b568ccc1d3a918f951ff")
))
(exit)
