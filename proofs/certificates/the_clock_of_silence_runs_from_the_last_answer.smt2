; Why this holds: the clock of silence runs from the last answer.
; The clock of silence tells the time since the last answer or registration, also after the registration has expired; it is zero while nothing is registered.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "the_clock_of_silence_runs_from_the_last_answer")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const silence Int)
(declare-const unanswered_for Int)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (= silence unanswered_for)
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (= silence unanswered_for)
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (= silence unanswered_for)
))

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

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "d098e18100021239c8abc7b368957ffe")
  (initiation "EVALUATION" "f160a5aa9a9a84e439a5e17c2315a2f6")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "e3f27bf593bde13ba9bdb4b2687cb550")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "458b33da7912813576fa7a36cbbdd719")
  (consecution "reregister: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "d79755f7a67c25346a33b3fb0248bc3d")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "4b2b5fefaa0a9fca89271e8f70fa2546")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "271b972e2cb34573bcec1f75d591d375")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "c9011f2633b7cd29f0c9f803ead38be1")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "c5b7cd0ab759c4d01c33172ae6cd88cb")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "9fb7497e5781aaffa6fa80e31d665bd2")
  (consecution "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "5efd4377a366a5590119aa449e135995")
  (consecution "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "7570143d8f0fd4d4fd4f5f7ab8f7d930")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "b4985e99f8e7dd46b842faa41e0ad3fd")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "37aa5547283eb34ac7ac7c94531280b5")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "9b41bb2a179e36084f3f4a4f486d9a1c")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "9c7779a574094ba76580ab31a5e0752e")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "b25b2dbb2809f0225a381edc6569ab19")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "b64ecdd2d2fc6311a9533683f1b320b9")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "8225151533dd27bcb6d7e865c8b531ed")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "e4fb0b6bf3a9b3bd7910bf21d127d992")
  (consecution "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "549904d0ee0b5b5261d7d9172faccda1")
  (consecution "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "2df1294bece39bb20c5cd94cdde8d63b")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "57d7ff967f9cd335443be1c7f353a80f")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "05b4cb18a09f17f6d57428e050b9c4e6")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "a39838fce76c9e6bac90b42cbc423ad5")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "4ac6ab266864584d4e31ab9e79109558")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "a8913b4e229f54b13fc099b3182045b0")
  (consecution "reregister: OVERAGE -> OVERAGE" "11291520b540114e9df2edc30fcb8205")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "b5dd8c870812e0f9452ab1afd088dd17")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "c3a70590852c103facfe2d1b43294daa")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "21991a461bdebc61be9f1cf10fac795a")
  (consecution "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "20cf435d328521194ba4a776c5bebde6")
  (consecution "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "5c1adeb2cb3f7993406c2b5c6ab55ec1")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "6c3efc85591c11028312464a34121e77")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "5057b22b91b80895865d0e98dc2d0aab")
  (consecution "reregister: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "31f4c11b6b8df38c3c303dd3ca6057ba")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "873b36e6dfa1a13d75eb6d38ddd1a746")
  (consecution "out_of_compliance_expires: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "d52d693f3f14fe8cf9eeeb9c87838017")
  (consecution "out_of_compliance_expires_in_silence: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "86db482887267b04d1ced62766ef2bce")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "4b8847312516eecd00c3abf7d743f7a1")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "099674260ef1a53fec25215386bb2a81")
  (consecution "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "8cd523d74641457ba2847faa05a17852")
  (consecution "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "260f3666c434a4c110adbaf86d59bb3b")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "9a2f2278cb9ccfc842602ac2c35c7b82")
  (consecution "lock_is_reported_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "0cc3e355d1eae66c3e85386767743d85")
  (consecution "enforced_lock_is_not_answered: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "ee2132d74dbd84297108203647b54c45")
  (consecution "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "99f44e5fdb73135f465d39fc3c38c43e")
  (consecution "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "14518380973b334a0e8add0526d01b71")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "11cec8c9b0b276bd6eb19fc1ac4aa5f7")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "cd62a89b5af27a50980c6a7bd3edd04d")
  (consecution "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "494d83abbff5c0ebc19a9c06121b5cc5")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "0a02b9467e9ace0c01bb0ab9c0e7df28")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "414b116c97cfc359af75951c9565d13b")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "03ab6eba6247bd86410cd3ed9dba6d22")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "340497777373da4db369d12b4baf4eee")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "9fdeeaa97677f650c8733f7d8a097454")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "3194110758bcbdf9c821a81227b51fbb")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "e9d4d6a4c9be33fed7bac951dded4373")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "0dc66b0731c1dc27bdfeddaf981e1853")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "18a647cb9c49e729c96f10cee7683b23")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "76f95742c2791880e8420b7914bfcd97")
  (consecution "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "29229ed3ec8997281d395f093c52864c")
  (consecution "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "71158f338a78467847b6827a5228f621")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "d0875562a7507600ad317c032a368301")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "d6314a3bb73d503b56097ab4b275b902")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "8d91f0e5df56aa235dc98223c0e6a2be")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "d13ea6491fe872642afd186a0f3eabf3")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "4115e3450ba04ac5559726f12f49b367")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "88c09be7df01ae7c45491581ff34b436")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "2de89ff868475b55dd45a4e1d71c335c")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "36c57f730678d7f4f416be9f09fa5f6f")
  (consecution "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "01e558d6ae3c25e36bc75a2cd76c909e")
  (consecution "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "8993392f664e5c9893a9cd502f6a58ce")
  (consecution "all others, which need no more than a look" "221363e3a2957f303517e6bf1ec1b60b")
  (entailment "CLASSIC" "f31d6927f09d716549bfd92cdc58085a")
  (entailment "EVALUATION" "d747b2e1fcb029fe3f067b909b0eeb4f")
  (entailment "EVALUATION_EXPIRED" "87b1b8e0e04954f7ca340404af4092d5")
  (entailment "NO_LICENSES_IN_USE" "91cfca108853bce0573c2b324101d830")
  (entailment "IN_COMPLIANCE" "fabaf7927bf837f2e3fafebf8767efd3")
  (entailment "OVERAGE" "0734dbef6dfa0ced88785aea3c9cb396")
  (entailment "OUT_OF_COMPLIANCE" "47e50c0462c64d0e24e0e44ebcaa506f")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "b3897a5620e53d65b55b5dc1c0777483")
  (entailment "AUTHORIZATION_EXPIRED" "b95dd959b8d9d4d4d71ed592583a8e47")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "ab860bbdc42f7a8919343cfe78b3bc9f")
  (entailment "REGISTRATION_EXPIRED" "86bfb938df9b9621c410a2e908958d14")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "55dcbda238e27ce6068f166d1ae630fd")
))
(exit)
