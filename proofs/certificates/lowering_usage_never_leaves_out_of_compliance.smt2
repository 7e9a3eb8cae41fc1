; Why this holds: lowering usage never leaves out of compliance.
; A report leads out of Out of Compliance into compliance only when the entitlement reaches the lock, however low usage is.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "lowering_usage_never_leaves_out_of_compliance")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "588f80535ee79dad7fdf1d6258e23fbf")
  (entailment "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "75358252e8b0a9e11856e0f2ca9dcd99")
  (entailment "all others, which need no more than a look" "94d294f310ffa0b9393f513c35e851d5")
))
(exit)
