; Why this holds: each action has its place.
; Switching, and the use of WFO, belong to Classic; choosing a type and restarting for it to evaluation and after; registering is for who is not registered; deregistering, registering anew and License Control are for who is.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "each_action_has_its_place")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "all others, which need no more than a look" "6fb44f23f3971724c1df5d5370f3dec8")
))
(exit)
