; Why this holds: smart licensing is refused only while wfo is used.
; From Classic one can always switch to Smart Licensing, unless Workforce Optimization is in use.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "smart_licensing_is_refused_only_while_wfo_is_used")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "all others, which need no more than a look" "78987c7cac1ebaf452021717ac25402d")
))
(exit)
