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
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "6c9a6d898a3a9e48e8fc8287a7ad809d")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "fd48a6b4bf162d93b33b6d8534978f59")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "b1ae709ce493e37086659a4d3ecb51cc")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "df3b1e05f81a6a8d512add49fc54da5d")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "11f2286a22f57eef635ade9fc77677bf")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "9476de8c84355ce11c18cb718c36aef5")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "46877e415bc1bce36bd81af5bb52005d")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "933befc44a1fd4ce35a2ab07a34aa449")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "ec38a842e21b9ef611d0f599ffd354cc")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "c47143e438058fc87c337d9b20654444")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "1604b597b900f6f49ddf26ab4749c511")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "88911d382091aefbe9354f4aa10230bc")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "6ea9771e44663010174aaf73ebb93251")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "7a6bb0760c89262fa7101e188fc69264")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "03ccae541efbb40145c8fb742d768051")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "e4af59909a0a0b29191c375f135ac4f2")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "d4653946c83c216a32f5fc1b5c248514")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "9757baee31b6b01a1359dd2f5cbf9a96")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "feb6876a7b813b449387ad43def14eb5")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "cb1ed73ee49d40c52fb0479b9d6f4c34")
  (entailment "NO_LICENSES_IN_USE" "2f38c9d826a12b91e49bd277fd4f99d2")
  (entailment "IN_COMPLIANCE" "2487bc1ccc6d67ef8b5be7d45f0e5409")
))
(exit)
