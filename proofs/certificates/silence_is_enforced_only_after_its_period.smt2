; Why this holds: silence is enforced only after its period.
; Silence is enforced only after it lasted as long as Q1 says.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "silence_is_enforced_only_after_its_period")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const Q1.NO_OVERAGE_PERIOD Bool)
(declare-const authorization_period Int)
(declare-const overage_period Int)
(declare-const silence Int)
(declare-const unanswered_for Int)

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (<= silence unanswered_for)
  (<= (+ authorization_period (ite (not Q1.NO_OVERAGE_PERIOD) overage_period 0)) silence)
  (<= unanswered_for silence)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "e3f27bf593bde13ba9bdb4b2687cb550")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "458b33da7912813576fa7a36cbbdd719")
  (consecution "reregister: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "d79755f7a67c25346a33b3fb0248bc3d")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "4b2b5fefaa0a9fca89271e8f70fa2546")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "271b972e2cb34573bcec1f75d591d375")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "c9011f2633b7cd29f0c9f803ead38be1")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "c5b7cd0ab759c4d01c33172ae6cd88cb")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "99bfe823ff0ed2a959ed76429023a76d")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "b4985e99f8e7dd46b842faa41e0ad3fd")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "37aa5547283eb34ac7ac7c94531280b5")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "9b41bb2a179e36084f3f4a4f486d9a1c")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "9c7779a574094ba76580ab31a5e0752e")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "b25b2dbb2809f0225a381edc6569ab19")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "b64ecdd2d2fc6311a9533683f1b320b9")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "8225151533dd27bcb6d7e865c8b531ed")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "6b8847f9caa5e96bac534f23ba87f4e6")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "57d7ff967f9cd335443be1c7f353a80f")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "05b4cb18a09f17f6d57428e050b9c4e6")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "a39838fce76c9e6bac90b42cbc423ad5")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "4ac6ab266864584d4e31ab9e79109558")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "a8913b4e229f54b13fc099b3182045b0")
  (consecution "reregister: OVERAGE -> OVERAGE" "11291520b540114e9df2edc30fcb8205")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "b5dd8c870812e0f9452ab1afd088dd17")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "c3a70590852c103facfe2d1b43294daa")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "8644ed088596e54594bfa49f800588a0")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "6c3efc85591c11028312464a34121e77")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "5057b22b91b80895865d0e98dc2d0aab")
  (consecution "reregister: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "31f4c11b6b8df38c3c303dd3ca6057ba")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "873b36e6dfa1a13d75eb6d38ddd1a746")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "4b8847312516eecd00c3abf7d743f7a1")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "8a66b85bb9c9dba249d090cf12621b7d")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "02d7773e38f01e4796aaba68f0aceceb")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "11cec8c9b0b276bd6eb19fc1ac4aa5f7")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "09acca19f6df426c6a6f02eb7e153b20")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "414b116c97cfc359af75951c9565d13b")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "03ab6eba6247bd86410cd3ed9dba6d22")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "340497777373da4db369d12b4baf4eee")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "9fdeeaa97677f650c8733f7d8a097454")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "3194110758bcbdf9c821a81227b51fbb")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "e9d4d6a4c9be33fed7bac951dded4373")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "0dc66b0731c1dc27bdfeddaf981e1853")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "18a647cb9c49e729c96f10cee7683b23")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "76f95742c2791880e8420b7914bfcd97")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "442877e082201eda399326f397203465")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "337e55215cb015136190a9dd4551cbb6")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "8ce8940c44824e7573a66798f133bffc")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "e0dbfebd9907224a08774ba5c3f58b43")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "d7b98f258f288a99bce3fafd90794f48")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "711b8d904ee209d61314236de85d84bf")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "b332af38709f959b7bb75602a0a567c8")
  (consecution "all others, which need no more than a look" "4325f63e1528e2603cbe54e71c1b8fd9")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "02fd68f979a1033cddfcb3c78321c686")
  (entailment "all others, which need no more than a look" "0490597d68df72af72c357f9adee84c1")
))
(exit)
