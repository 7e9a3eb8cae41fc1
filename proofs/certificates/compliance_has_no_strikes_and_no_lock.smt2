; Why this holds: compliance has no strikes and no lock.
; In compliance, or with no licence in use, no strike is counted and nothing is locked.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "compliance_has_no_strikes_and_no_lock")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const locked Int)
(declare-const strikes Int)

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (<= locked 0)
  (<= strikes 0)
  (<= 0 strikes)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= locked 0)
  (<= strikes 0)
  (<= 0 strikes)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= locked 0)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "119c4d8287d644ad5067055d2619099b")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "8c74fd380aa5ee45fdb5736d3eb216a1")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "65f3b3c24d51acf2aa4f42474f92f0ec")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "df3b1e05f81a6a8d512add49fc54da5d")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "a59ade8136d4b55afcbbf9b2d0fc99bb")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "ac64d4f0cdff612be1cf7c6a6848cf3a")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "c75b002f1773aef7ca7f695df0f35fc1")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "933befc44a1fd4ce35a2ab07a34aa449")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "3a5d8526d970428cd31c33c8b7578984")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "12809b0744a5bebcc9e134bf4feb8c6c")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "7ccc31f01c33550fbfa0424e7fc5ad12")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "88911d382091aefbe9354f4aa10230bc")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "6ea9771e44663010174aaf73ebb93251")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "d14d3195a9c779366cb286a6de844856")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "d2d67b0b8221fd44bda0195982569e9e")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "e4af59909a0a0b29191c375f135ac4f2")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "d4653946c83c216a32f5fc1b5c248514")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "cdb70fffc6cb16642ce6e59f663c24b4")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "86b1f4357afc255b9569a190da83f0dc")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "cb1ed73ee49d40c52fb0479b9d6f4c34")
  (consecution "all others, which need no more than a look" "ad18f3b784a131f0a96fb1b425274ba0")
  (entailment "NO_LICENSES_IN_USE" "6aaa938f9e04464b60a89aaacddfd13e")
  (entailment "IN_COMPLIANCE" "a82bc8d27e03fa6cdd85071239268201")
  (entailment "all others, which need no more than a look" "1b3a74a8ced3e2896b579731720696c8")
))
(exit)
