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
  (< silence authorization_period)
  (<= unanswered_for silence)
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
  (consecution "register: EVALUATION -> NO_LICENSES_IN_USE" "c89741f9036690b0054ec0c8cdf1f4b0")
  (consecution "register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" "179a4fb1c467ca62bc96011f26647fac")
  (consecution "register: EVALUATION_EXPIRED -> NO_LICENSES_IN_USE" "9d2b16a758168726180ab1c6d2a2221f")
  (consecution "register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" "df922123e13dd183d61d88bd5598abc2")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "e18218f4be47f98b2e6c7a88426be744")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "4b60f55fc357dc99ce920c8d3ec29873")
  (consecution "reregister: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "243349d33406bf5fb1bc698db28c56c8")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "8b82494a1386b649491ab5f927d56dbb")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "401e05b01fbb7ccac65cd8e2b115f342")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "c3743408d4ab24659416303c9e1d9c13")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "9af4d79d2c18aeb0d4f83d9228f4f986")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "e403213e84a62f94c65780900fc0f7e8")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "9d27936fb328eba245efff088bf54531")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "0b00289d60c9a5d863002be8b2a15368")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "d4f08902eb4a51f5cd4cf539eb4904ad")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "f2f793a06ee2b69a40b442799fc4fefb")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "2b5f192aa8395ea04e622712ead09690")
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
  (consecution "reregister_out_of_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> NO_LICENSES_IN_USE" "c6fc16a3ed5c5fc670fef11bc829fadc")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "d478838afc250e2767d5cce2463549b1")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "b466b1704a3de656b7b27b7faab2ee07")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "0197a8d882a9ab3988bc9e0b7326ab73")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "e951cc3582e3a39c12f1fa0f2248888c")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "8fc70c1ce1d8b41d13375f062d2aff54")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "a25df241e3468030a20172a2ab197df3")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "938467c9d766d5240649c5d190d86b57")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "af28eb7f09dbb9aaf9c33b326e844ac1")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "83fcacbe44d143f22cfba393725724d1")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "340fcd76a940fad2cc32cac0d1e5acbf")
  (consecution "reregister_out_of_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "2ac39e6b250d6f17eaed783d3644ba1d")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "2dc6719dedc2f51a7a02467d804c15b9")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "0af59677ed5be97588c4d7082ba83e06")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "7453ff9680167f8d69eda4174d34e4bc")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "8aa25d6a24bb5a6643dee43b8a4deabf")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "b6139e63cb25afe957580f8000d7984a")
  (consecution "register: REGISTRATION_EXPIRED -> NO_LICENSES_IN_USE" "fe30eee8a7960624c3171792fb5f4f23")
  (consecution "register_with_lock: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE" "b7261ad06fb15c410f29bca232987670")
  (consecution "register: REGISTRATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "6458bc08faeaa10ed43a8f939f59c805")
  (consecution "register_with_lock: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "1402f460608122e8a5ac2ae16d5af962")
  (entailment "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "bf82fb55a4cdee7dcb60f8a2aabda3fa")
  (entailment "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "6325be39cbbbdb3f649522da30b69ac5")
  (entailment "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "823d02b6681c3be1e7e740885fb9503f")
  (entailment "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "66fc69d31517dbc0a235efe86b9af984")
))
(exit)
