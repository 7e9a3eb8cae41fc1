; Why this holds: silence alone leads nowhere.
; An unanswered report with which no period ends leaves the licensing state, except that it may forget strikes (Q4).
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "silence_alone_leads_nowhere")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "all others, which need no more than a look" "0b40ebe5a4873bc7cae4cb5b1d8c3a0f")
))
(exit)
