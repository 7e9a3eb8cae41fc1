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
(declare-const unanswered_for Int)

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (< silence authorization_period)
  (< certificate_age (+ silence registration_renewal))
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= silence unanswered_for)
  (< silence authorization_period)
  (< certificate_age (+ silence registration_renewal))
  (<= unanswered_for silence)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= silence unanswered_for)
  (< silence authorization_period)
  (< certificate_age (+ silence registration_renewal))
  (<= unanswered_for silence)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (consecution "register: EVALUATION -> NO_LICENSES_IN_USE" "d923c2fea778c1411c9876478087350c")
  (consecution "register: EVALUATION_EXPIRED -> NO_LICENSES_IN_USE" "01dc4a79c0d37c62dc4b629a7dff71f7")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "224e2ce6c6932e442cd6fbdf7306cc43")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "6b4db5d9cce25d2fc028b036712687fe")
  (consecution "reregister: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "6a149d8bdc47cd322b9bd59869c4f266")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "3ea4ff3f384e125efdabb286fdc60f61")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "e701866584262ebd542978baac9d1aec")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "19a502c393bf3d30beb06f612a4f1dae")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "9ae8f649caff4e8bbecbc7f1d1be38e1")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "c28904c438963e1f5971c6c062edf161")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "8cdc2c585ed14dfcd2ccc51b995ffb48")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "f04889cf7b008a4699ed21231b16cc2a")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "fa343904160acfa6b44c70886dd85a06")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "204520ed5798ec594cae9a9773288cc1")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "1374b6a19db74db21e4319e86a6e622b")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "26fb2cf9b2a6ffa3daabf2e80f77f471")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "8e2a8f433a0aa9def2098e853845e8ad")
  (consecution "reregister: OVERAGE -> OVERAGE" "a4a149257999af1f70c328fc6b878cea")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "0b9b3938e99543858e72bb142d8ceea1")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "9b3d199ea91063af46322121c049f9c3")
  (consecution "reregister_out_of_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> NO_LICENSES_IN_USE" "833f0526e08030854ff8a4755c962248")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "e74f019f3951a80c5d936c54123ebed0")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "27de9b8fcfe353f5efd721cd8f7a88b5")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "67d018fd6a145dd69c600284581ae2e5")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "c6152188daacf0719e74b7726af0f7e8")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "8540e8f6480e0497aa60b56afc9cde90")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "bc41278fe8791b58fcfcde9c5bf9201b")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "41a982240a5bc9ddc10e357ecb0b3215")
  (consecution "reregister_out_of_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "e192298b20116533b4ddf222eae8b778")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "5a34dc6d89d538f06a084c4fc09b4f2d")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "08615c2d2a10d59cb5ffc541d8725be1")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "607923d95f377bce6b9909a4295fe69b")
  (consecution "register: REGISTRATION_EXPIRED -> NO_LICENSES_IN_USE" "3a249723eae59637f025de93c9ab60f2")
  (consecution "register: REGISTRATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "8658f76f34c500c59d5e37bbbf0f98bb")
  (entailment "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "71f14d2ca12bb8f34889415d9397a54d")
  (entailment "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "e89ecfb6f28597e2f6da55487ee69844")
  (entailment "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "1a86d2a0a3269b6da2ac02882651dca6")
  (entailment "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "d57d164a9b5ce19d6d189f351a84459d")
  (entailment "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "99fb7db98c0d9381cb702c8ab07a4ec1")
  (entailment "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "cab83a15d8d421b12a868cbe54801187")
))
(exit)
