; Why this holds: authorization expires exactly at its period.
; A report that begins the overage period falls exactly on the authorization period's end.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "authorization_expires_exactly_at_its_period")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const Q11.OUT_OF_COMPLIANCE Bool)
(declare-const authorization_period Int)
(declare-const silence Int)
(declare-const unanswered_for Int)

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
  (< unanswered_for authorization_period)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= silence unanswered_for)
  (< silence authorization_period)
  (<= unanswered_for silence)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= silence unanswered_for)
  (< silence authorization_period)
  (<= unanswered_for silence)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
  (or Q11.OUT_OF_COMPLIANCE (< silence authorization_period))
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (consecution "register: EVALUATION -> NO_LICENSES_IN_USE" "50f684ee28c2116e22d2fbbd845e86fb")
  (consecution "register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" "bb2e43e63267f09b3d84b3ad3830d1c5")
  (consecution "register: EVALUATION_EXPIRED -> NO_LICENSES_IN_USE" "9289cea8a74d30c4e300a01e26a2125d")
  (consecution "register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" "92a8e0d23dea95d5cfed17d562443a92")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "cdce9398c4839e10c1bee139812ecf75")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "7827192388d4ad53e81725dfde08c071")
  (consecution "reregister: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "f490068d44b490e4652d8142da1c0e19")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "b62301bb37a6bcb6ad2c0aae59c58514")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "0407693388eb0995a4d51c4b600390ec")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "d4eda6432bdc4a58305d1b763e522962")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "cddea7ac89fa44100c884f8f29fcedff")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "e403213e84a62f94c65780900fc0f7e8")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "9d27936fb328eba245efff088bf54531")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "0b00289d60c9a5d863002be8b2a15368")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "d4f08902eb4a51f5cd4cf539eb4904ad")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "f2f793a06ee2b69a40b442799fc4fefb")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "5bf195645353823edd30181384700eef")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "a2c352e11a70646999fd82f84e76fe45")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "f92542e8676cdfa12395a0fbcbdfcb3f")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "4a75dff32ec6c1719921fdcf4eb4233c")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "a6e1c7e37d928d276aaadc54351856c0")
  (consecution "reregister: OVERAGE -> OVERAGE" "9d9100badfe9b38dcc01732ee6729c06")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "34efae72c8a3edb5addc6e2534418faf")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "9a739857de341f03d48f777b79d52385")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "ba8b00d9dc6027f871e8e94cfa1470d4")
  (consecution "reregister: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "78ec55d10b185266be2360529f0a5e85")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "75d39dec57315daa0c67d7bb05c0fd0c")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "0523b1e6ab6ca4c67b868063b2f1c544")
  (consecution "reregister_out_of_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> NO_LICENSES_IN_USE" "f23aedf796e030c7f7cc7ce782fbbb1e")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "dcc8450538bfc76551113c127d6d628c")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "d5b7909bf9c87cc827ba93fee5a4d60a")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "0197a8d882a9ab3988bc9e0b7326ab73")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "e951cc3582e3a39c12f1fa0f2248888c")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "8fc70c1ce1d8b41d13375f062d2aff54")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "a25df241e3468030a20172a2ab197df3")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "938467c9d766d5240649c5d190d86b57")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "af28eb7f09dbb9aaf9c33b326e844ac1")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "83fcacbe44d143f22cfba393725724d1")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "f9584cb92dcbf55a8da24a6450b4d959")
  (consecution "reregister_out_of_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "48448029858a6834c4f312100766a01d")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "2dc6719dedc2f51a7a02467d804c15b9")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "0af59677ed5be97588c4d7082ba83e06")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "7453ff9680167f8d69eda4174d34e4bc")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "8aa25d6a24bb5a6643dee43b8a4deabf")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "b6139e63cb25afe957580f8000d7984a")
  (consecution "register: REGISTRATION_EXPIRED -> NO_LICENSES_IN_USE" "e31b25821bb0a7ee0e5b42d0516a1976")
  (consecution "register_with_lock: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE" "055eec93495a22d39d01252cc2885594")
  (consecution "register: REGISTRATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "507d46aa9c2a6c078fdb3ef99311c8dc")
  (consecution "register_with_lock: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "9a199a55d80ed80cd88a83b408d4f128")
  (consecution "all others, which need no more than a look" "f3cd93b5da727ca62ab8cf1e661e27eb")
  (entailment "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "126081c115ae83f198e81bf68a2d9950")
  (entailment "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "b5b045c8f5dc979332a8550e4ab03e21")
  (entailment "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "c63e9c4a82856b638b0432e5c73c5f51")
  (entailment "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "428ab67906824b23a73aa5827ce7dad4")
  (entailment "all others, which need no more than a look" "f290930767f32b99ba72ff637274dda2")
))
(exit)
