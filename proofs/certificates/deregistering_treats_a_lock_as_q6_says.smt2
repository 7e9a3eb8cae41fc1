; Why this holds: deregistering treats a lock as q6 says.
; Deregistering with a lock forgets lock, strikes and clock, is refused, or keeps all of them unchanged: as Q6 says.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "deregistering_treats_a_lock_as_q6_says")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const locked Int)

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (<= locked 0)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= locked 0)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= locked 0)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "9eb8182520ad5a35acea838c3108ffe8")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "c453ffca5e7125bc671cd0715bffeb5b")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "075904f6948ed65e14645a38dd587fed")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "78b645829ab4fcc3c414ad114c1a66ff")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "774248afe0f5465edc00aeaf517a1ba3")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "7d198999566aec62c6a47b18cc964a4e")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "920310d07469bf0d2597851294131432")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "10561443422d6b7bdd562ae57975e1d6")
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
  (consecution "all others, which need no more than a look" "97e00cb60565a5622ef22d38bf32d5d5")
  (entailment "deregister: NO_LICENSES_IN_USE -> EVALUATION" "7021c115a15692f60c3da753c225036b")
  (entailment "deregister_without_evaluation_left: NO_LICENSES_IN_USE -> EVALUATION_EXPIRED" "5e7c3cbc6d7055cd3e800ab6b3d18757")
  (entailment "deregister: IN_COMPLIANCE -> EVALUATION" "4755e4a1c71528393aae96cc6cab25af")
  (entailment "deregister_without_evaluation_left: IN_COMPLIANCE -> EVALUATION_EXPIRED" "39c4961db5b235d42f8963f2e056bced")
  (entailment "deregister: OVERAGE -> EVALUATION" "da9b93e0ebe8f71965db1bedafd2096d")
  (entailment "deregister_without_evaluation_left: OVERAGE -> EVALUATION_EXPIRED" "51ff4c3e407908351ce4a62507e0f4d3")
  (entailment "deregister: OUT_OF_COMPLIANCE -> EVALUATION" "887d45f7f8065d921688ea79b40e7616")
  (entailment "deregister_without_evaluation_left: OUT_OF_COMPLIANCE -> EVALUATION_EXPIRED" "a79522b8d6cb8c3f8644eb68f94d8ed1")
  (entailment "deregister: OUT_OF_COMPLIANCE_EXPIRED -> EVALUATION" "e390459ef16bb8eaf36535e8e7e54379")
  (entailment "deregister_without_evaluation_left: OUT_OF_COMPLIANCE_EXPIRED -> EVALUATION_EXPIRED" "6ce887504d37b477fb0f87a764c38685")
  (entailment "deregister: AUTHORIZATION_EXPIRED -> EVALUATION" "b068d65ecbe0d7953ba536f8e64b220a")
  (entailment "deregister_without_evaluation_left: AUTHORIZATION_EXPIRED -> EVALUATION_EXPIRED" "cfc41dbd45e71a785a9b004a34bd8918")
  (entailment "deregister: AUTHORIZATION_EXPIRED_ENFORCED -> EVALUATION" "6a6722650c3942c551337b856888a933")
  (entailment "deregister_without_evaluation_left: AUTHORIZATION_EXPIRED_ENFORCED -> EVALUATION_EXPIRED" "8b82f9ec51657cbb87725bcca0c07935")
  (entailment "all others, which need no more than a look" "5338d1c652569d12bebd8c5989c6da74")
))
(exit)
