; Why this holds: authorization expires before registration.
; An instance with nothing locked loses its authorization before its registration expires.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
(set-info :certificate-format 1)
(set-info :property "authorization_expires_before_registration")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const authorization_period Int)
(declare-const certificate_age Int)
(declare-const registration_renewal Int)
(declare-const silence Int)

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (< silence authorization_period)
  (< certificate_age (+ silence registration_renewal))
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (< silence authorization_period)
  (< certificate_age (+ silence registration_renewal))
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (< silence authorization_period)
  (< certificate_age (+ silence registration_renewal))
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (consecution "register: EVALUATION -> NO_LICENSES_IN_USE" "d923c2fea778c1411c9876478087350c")
  (consecution "register: EVALUATION_EXPIRED -> NO_LICENSES_IN_USE" "01dc4a79c0d37c62dc4b629a7dff71f7")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "224e2ce6c6932e442cd6fbdf7306cc43")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "6b4db5d9cce25d2fc028b036712687fe")
  (consecution "reregister: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "6a149d8bdc47cd322b9bd59869c4f266")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "341351977dd11b1213aebe7730f90bf7")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "8782262378de55073461977e1a5fb48e")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "13467d722a2550183a684068e2df0f5a")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "76efc57905311214847ae420d8ca63b0")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "d6c52a40619c8fc00b0bba6e2b5f202d")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "602969659a440c8c4629143f11057bbf")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "ab5f29492409deb4838a947c8b296f1d")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "d181ab2eb0324a05ce576552bf045f53")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "2c245404878005f94e307114ba130984")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "e7f388771dd61608724988a1d3c816bc")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "20955068921eac387b2db07240d51e50")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "247286b548c0b3045a879ba2d6d91fb9")
  (consecution "reregister: OVERAGE -> OVERAGE" "151866c41116eba0707e4a9f7816c20a")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "d2d4d5bd5756c7052041489c57391e58")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "7820d89ad5398a1ec4b6920f80267edd")
  (consecution "reregister_out_of_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> NO_LICENSES_IN_USE" "833f0526e08030854ff8a4755c962248")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "e74f019f3951a80c5d936c54123ebed0")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "27de9b8fcfe353f5efd721cd8f7a88b5")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "c87a30bcb0c8ea36e00608f9656a8b50")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "382cc2b768c88e882e76bcba0733290c")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "7e02cdde68ea93bb7044fbe376c03660")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "8efab0c9c776be8126c58a7b9a625989")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "41a982240a5bc9ddc10e357ecb0b3215")
  (consecution "reregister_out_of_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "e192298b20116533b4ddf222eae8b778")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "4db08326a07594484207ebfd872f4a02")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "2a636c6c47fb679a90495d5150dfed32")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "2c17617b1fc1bc617aff0c0be562a28a")
  (consecution "register: REGISTRATION_EXPIRED -> NO_LICENSES_IN_USE" "3a249723eae59637f025de93c9ab60f2")
  (consecution "register: REGISTRATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "8658f76f34c500c59d5e37bbbf0f98bb")
  (entailment "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "71f14d2ca12bb8f34889415d9397a54d")
  (entailment "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "e89ecfb6f28597e2f6da55487ee69844")
  (entailment "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "7f4ec9a3c7aadbc59fda97be567434a7")
  (entailment "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "9b6e9321cee647fa4f0b8dca05584994")
  (entailment "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "49b8e8a9fbd9b77955982f72d3c6c868")
  (entailment "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "fa8da3998275ca588abec858cdd5c9c0")
))
(exit)
