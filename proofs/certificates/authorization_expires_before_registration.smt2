; Why this holds: authorization expires before registration.
; An instance with nothing locked loses its authorization before its registration expires.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "authorization_expires_before_registration")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const authorization_period Int)
(declare-const certificate_age Int)
(declare-const registration_renewal Int)
(declare-const silence Int)
(declare-const unanswered_for Int)

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (< silence authorization_period)
  (< certificate_age (+ unanswered_for registration_renewal))
  (<= unanswered_for silence)
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
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "64decab548c702dc6e37e198e507a1d8")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "8ed72746dcd754063ed060b30281b07e")
  (consecution "reregister: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "9542313403a1efd2b2ae9205fa4536ef")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "5ea07b2a2f2dfc753a237cbc59cfefdb")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "226839a0d4031eac956eaed97d1b4de0")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "28cafa253dd4660c6368d63235eb5bd4")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "76efc57905311214847ae420d8ca63b0")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "d6c52a40619c8fc00b0bba6e2b5f202d")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "602969659a440c8c4629143f11057bbf")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "ab5f29492409deb4838a947c8b296f1d")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "29fe94d13df84b2ec96b00fd0d13d08a")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "2c245404878005f94e307114ba130984")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "e7f388771dd61608724988a1d3c816bc")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "20955068921eac387b2db07240d51e50")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "247286b548c0b3045a879ba2d6d91fb9")
  (consecution "reregister: OVERAGE -> OVERAGE" "151866c41116eba0707e4a9f7816c20a")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "d2d4d5bd5756c7052041489c57391e58")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "7820d89ad5398a1ec4b6920f80267edd")
  (consecution "reregister_out_of_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> NO_LICENSES_IN_USE" "833f0526e08030854ff8a4755c962248")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "5fa6f5ef45495ad3946c6361a84176f7")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "c6850442af5cd592fe952b395dc895c5")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "c87a30bcb0c8ea36e00608f9656a8b50")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "382cc2b768c88e882e76bcba0733290c")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "7e02cdde68ea93bb7044fbe376c03660")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "8efab0c9c776be8126c58a7b9a625989")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "145d5bce99eb23804c245d309e1d2477")
  (consecution "reregister_out_of_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "e192298b20116533b4ddf222eae8b778")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "4db08326a07594484207ebfd872f4a02")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "2a636c6c47fb679a90495d5150dfed32")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "2c17617b1fc1bc617aff0c0be562a28a")
  (consecution "register: REGISTRATION_EXPIRED -> NO_LICENSES_IN_USE" "3a249723eae59637f025de93c9ab60f2")
  (consecution "register: REGISTRATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "8658f76f34c500c59d5e37bbbf0f98bb")
  (entailment "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "e76a3ea5007e825df307d9dd12547d55")
  (entailment "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "e46d63595dfecb158f13315521ffed20")
  (entailment "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "7f4ec9a3c7aadbc59fda97be567434a7")
  (entailment "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "9b6e9321cee647fa4f0b8dca05584994")
  (entailment "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "49b8e8a9fbd9b77955982f72d3c6c868")
  (entailment "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "fa8da3998275ca588abec858cdd5c9c0")
))
(exit)
