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
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= silence unanswered_for)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= silence unanswered_for)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (<= silence unanswered_for)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (<= silence unanswered_for)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (<= (+ authorization_period (ite (not Q1.NO_OVERAGE_PERIOD) overage_period 0)) unanswered_for)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "da69087b8a6a1fe331e386e69d7fdc70")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "b41b502acf7ed009a3bd9a35552caa21")
  (consecution "reregister: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "adde95524e2ff652c16dcd83415b90ad")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "ce45aeb91840acef6b4df2778e0f9fe3")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "4b02ebe287b29c7f48e9ecffc8733ca2")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "5569beb591f6472039bd6108fdb3d470")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "c82a5f48ad686dd40d157e738f74c497")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "314f1ade247ee87fb4cf2965cb85fa84")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "5dddb83941f85823d1a2a0efe95ec6d4")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "6830c054287f9d0f3847b5bbfcc0119e")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "bb5a32a1f0ea817d62c46328e189bcdf")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "e86c0adca85b8cd7b037b3a03acca0cb")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "811cd3a301490e0a095bfc6d3e5ad969")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "8709782a8a12070e497062550435ae58")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "798dc07b6365844babb9185345275b1c")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "ed51d04b25095532c6e7baec5e308d1a")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "0e0673b0f8ebb38d5f28782350875afc")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "44cf2e016cc044f4bb5831152115ddb7")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "7782eaeaf5d203a4728274ee3dae0aef")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "1023a5aa98c4cc39f62b486d30d99e9b")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "76b6818506cc525fd4c771caee5618b6")
  (consecution "reregister: OVERAGE -> OVERAGE" "684f5239ee2a522fbe60142f513c413b")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "e08aa097b1b07f3cd831368a7bad4023")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "622dbcc6febf42f0a53f20803f69a3e9")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "2f19c689fc6af316656f1561b2140d63")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "0d86346f3b83d5e0ea284497851a6c59")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "78a507b0abb83d44170ebed02e8d8ec6")
  (consecution "reregister: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "b454b1c98ea992c3c6b0dbedf51719d7")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "40b72559d8fe9d1d895662dcf72336da")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "55368c8666553e53f10b9845e3b0a3da")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "2662c8c43309ad34899147b14b71ebbd")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "470b974c295b558edad88d3e08ff4418")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "fc08f6024bd770093b1c2a51d841ddb5")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "d6cc3aaad1b76b23378b2c953ea3562a")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "833a0418d70d040023d78761a181d3df")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "0e467f758f0acb2e16afe3a5ea0283b8")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "e0cd5af8f16b183608cbe8ac509f83ec")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "8cda1c18f9f0c859e078f705c66d4c19")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "3bd29893e64bfa1fd3bdf9abca3df27e")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "f3ea1f3dd8e27edb38cf39844ddfc005")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "5c668dec11c33d9e9d0bb25a635d9eea")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "6b6b51987cf0bd9704921d8b1c999df9")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "fd5ae697b82c88c967c74955d5592463")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "9dc06c77ac198c6b6d56307e41ff5088")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "cb930591bd7a5ba3260d84637b6d1208")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "67a1543a50a63a9044272abcc34e7e83")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "3419ff008ed1f91914a3850444dcd83a")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "3af8514567f7addd4bf89e7293c54cbd")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "19580155bda85af4bb246f47cd071965")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "25f0ce0dac8ce351e7b5fe0f119292c9")
  (consecution "all others, which need no more than a look" "1ab808d919a0f7523a5e06ef20a40923")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "680dfad2b87cf068d54905633e6efb10")
  (entailment "all others, which need no more than a look" "0490597d68df72af72c357f9adee84c1")
))
(exit)
