; Why this holds: one compliant report clears the strikes.
; One answered report within the entitlement clears all strikes of a reversible overage.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "one_compliant_report_clears_the_strikes")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "all others, which need no more than a look" "16dfd8412ab1fd09b51c61c277e58207")
))
(exit)
