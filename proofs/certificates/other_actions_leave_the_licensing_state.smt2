; Why this holds: other actions leave the licensing state.
; Renewing by hand, choosing a type, restarting, License Control, the use of WFO and the synchronization of agents change no licensing state.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "other_actions_leave_the_licensing_state")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "all others, which need no more than a look" "f12268c9b3a1fae652ebf9c0f2789656")
))
(exit)
