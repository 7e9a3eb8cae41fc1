; Why this holds: authorization expires only after its period.
; The authorization expires only after silence for the authorization period.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "authorization_expires_only_after_its_period")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const authorization_period Int)
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
  (<= authorization_period silence)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "da69087b8a6a1fe331e386e69d7fdc70")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "b41b502acf7ed009a3bd9a35552caa21")
  (consecution "reregister: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "adde95524e2ff652c16dcd83415b90ad")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "ce45aeb91840acef6b4df2778e0f9fe3")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "4b02ebe287b29c7f48e9ecffc8733ca2")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "5569beb591f6472039bd6108fdb3d470")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "7777a372642aa45418b832491da18de5")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "5dddb83941f85823d1a2a0efe95ec6d4")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "6830c054287f9d0f3847b5bbfcc0119e")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "bb5a32a1f0ea817d62c46328e189bcdf")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "e86c0adca85b8cd7b037b3a03acca0cb")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "811cd3a301490e0a095bfc6d3e5ad969")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "8709782a8a12070e497062550435ae58")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "a273ed7b0fbf767699c129d0e72bfad1")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "0e0673b0f8ebb38d5f28782350875afc")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "44cf2e016cc044f4bb5831152115ddb7")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "7782eaeaf5d203a4728274ee3dae0aef")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "1023a5aa98c4cc39f62b486d30d99e9b")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "76b6818506cc525fd4c771caee5618b6")
  (consecution "reregister: OVERAGE -> OVERAGE" "684f5239ee2a522fbe60142f513c413b")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "e08aa097b1b07f3cd831368a7bad4023")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "05e7e7c8b9571b576e4b25c2a9ab4f5e")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "0d86346f3b83d5e0ea284497851a6c59")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "78a507b0abb83d44170ebed02e8d8ec6")
  (consecution "reregister: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "b454b1c98ea992c3c6b0dbedf51719d7")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "40b72559d8fe9d1d895662dcf72336da")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "d8bb1bbd0ea0f2b4e856193cc2bc3bb9")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "470b974c295b558edad88d3e08ff4418")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "c3399a519757761fd222c93ab8843668")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "68244ead36f0b0845e5af0d1451d465d")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "644a4242e114c8b757dd86170d74570d")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "1c74b7af6cd5846c2a4b4c2debab1e7e")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "095f965fdb9fec03289ffa50f31e7dd7")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "2a5fcd6ef621e755eb30fb36d096665f")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "c273dbb8882b26fbbaf6303a997ca218")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "77f3d3971c1b50a8b131c31b853d2ae5")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "b0efd9c42bf57884c89a68e1447998d7")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "c8e263dfb10a071e8e25c278bc769beb")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "db3aa0d8b4c2691feffbd03f222926a2")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "869a2528099b02a2c260269ad4cfb9b2")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "f0b5ebbd4ae0b057cda8a317eb28c08a")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "66015d254f8e744996aa40fa0e3141f3")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "2119cea605c962e63214299e2e252d3a")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "112225d08d4c498bcfba8a32a8115002")
  (consecution "all others, which need no more than a look" "5538e52ebd442448502593f59b6eff12")
  (entailment "AUTHORIZATION_EXPIRED" "a8f4189fa93b746acc510abcac963b35")
  (entailment "all others, which need no more than a look" "44c551203191811616cbe23b77167347")
))
(exit)
