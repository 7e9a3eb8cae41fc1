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
  (<= authorization_period unanswered_for)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "da69087b8a6a1fe331e386e69d7fdc70")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "b41b502acf7ed009a3bd9a35552caa21")
  (consecution "reregister: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "adde95524e2ff652c16dcd83415b90ad")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "ce45aeb91840acef6b4df2778e0f9fe3")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "4b02ebe287b29c7f48e9ecffc8733ca2")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "5569beb591f6472039bd6108fdb3d470")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "661f900c077285fc255b42bd8c755c9d")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "5dddb83941f85823d1a2a0efe95ec6d4")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "6830c054287f9d0f3847b5bbfcc0119e")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "bb5a32a1f0ea817d62c46328e189bcdf")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "e86c0adca85b8cd7b037b3a03acca0cb")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "811cd3a301490e0a095bfc6d3e5ad969")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "8709782a8a12070e497062550435ae58")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "2d69fb73f1d4018610c19843377a75f5")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "0e0673b0f8ebb38d5f28782350875afc")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "44cf2e016cc044f4bb5831152115ddb7")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "7782eaeaf5d203a4728274ee3dae0aef")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "1023a5aa98c4cc39f62b486d30d99e9b")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "76b6818506cc525fd4c771caee5618b6")
  (consecution "reregister: OVERAGE -> OVERAGE" "684f5239ee2a522fbe60142f513c413b")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "e08aa097b1b07f3cd831368a7bad4023")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "59cb4da14385e4e6fd75724d3c157f1d")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "0d86346f3b83d5e0ea284497851a6c59")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "78a507b0abb83d44170ebed02e8d8ec6")
  (consecution "reregister: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "b454b1c98ea992c3c6b0dbedf51719d7")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "40b72559d8fe9d1d895662dcf72336da")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "c213a027730d148279c6ccb724ce1d00")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "470b974c295b558edad88d3e08ff4418")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "3c1b2ceda1b60df9dc40456b2024a783")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "80ca67e123750775a3bc4418d8dfc4f9")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "26f4a56ba4c1b35ad29613f84cf151b8")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "842423a1454a64c58d5f5effcf9f65fb")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "ab0dda35ed200a6b550dca1f8562c258")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "b9d9d877841b024542abd1e9a33932b6")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "ddae21397005e2529a92fcfd75bda358")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "fff9ca37473cae35ab74c9dd8edd6e70")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "18c611ecb85a1a61c4775a80c6b26149")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "2203e10c1eb5eb3bd2abf44c7b9ecf2a")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "db3aa0d8b4c2691feffbd03f222926a2")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "869a2528099b02a2c260269ad4cfb9b2")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "f0b5ebbd4ae0b057cda8a317eb28c08a")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "66015d254f8e744996aa40fa0e3141f3")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "2119cea605c962e63214299e2e252d3a")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "112225d08d4c498bcfba8a32a8115002")
  (consecution "all others, which need no more than a look" "f1e6d8d27b431ae6ee828fc8ba4b9f98")
  (entailment "AUTHORIZATION_EXPIRED" "7617e58cb72a9a7f98c0e49615c8f561")
  (entailment "all others, which need no more than a look" "44c551203191811616cbe23b77167347")
))
(exit)
