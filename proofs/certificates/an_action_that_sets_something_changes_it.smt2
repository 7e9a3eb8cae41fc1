; Why this holds: an action that sets something changes it.
; Choosing a type, and changing License Control or the use of WFO, are changes: to set what is set already is no action. A restart is one only where a type was chosen.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "an_action_that_sets_something_changes_it")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "change_use_of_wfo: CLASSIC -> CLASSIC" "1f8e9cc07b7242d0170acbb219c1c506")
  (entailment "change_license_control: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "44be7d90a6447343f4a783f3909a0d9a")
  (entailment "change_license_control: IN_COMPLIANCE -> IN_COMPLIANCE" "e9618158a78e3ed440e12017dd7a106f")
  (entailment "change_license_control: OVERAGE -> OVERAGE" "3d29dad6adc723dbbd5268e711754e2b")
  (entailment "change_license_control: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "c0a11eda0bd239a593d6ef8a4539e258")
  (entailment "change_license_control: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "668308a6c83ea767b7480881c73bf43f")
  (entailment "change_license_control: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "66e05bc37aab551518aab55e528ff403")
  (entailment "change_license_control: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "0e1a85d9756b67ba96bf612e03291132")
  (entailment "all others, which need no more than a look" "101bf52726f95a03cd9fd4aec5cac55d")
))
(exit)
