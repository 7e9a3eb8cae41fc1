; Why this holds: evaluation never outlasts its period.
; In total, evaluation never lasts longer than its period, however often one registers and deregisters.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "evaluation_never_outlasts_its_period")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const Q9.STAYS Bool)
(declare-const evaluated_for Int)
(declare-const evaluation_period Int)
(declare-const evaluation_used Int)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (<= 0 evaluation_used)
  (<= evaluation_used 0)
  (<= evaluated_for 0)
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (< evaluation_used evaluation_period)
  (<= evaluated_for evaluation_used)
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (<= evaluation_used evaluation_period)
  (<= evaluated_for evaluation_used)
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (<= evaluation_used evaluation_period)
  (<= evaluated_for evaluation_used)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= evaluation_used evaluation_period)
  (<= evaluated_for evaluation_used)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= evaluation_used evaluation_period)
  (<= evaluated_for evaluation_used)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (<= evaluation_used evaluation_period)
  (<= evaluated_for evaluation_used)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (<= evaluation_used evaluation_period)
  (<= evaluated_for evaluation_used)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (<= evaluation_used evaluation_period)
  (<= evaluated_for evaluation_used)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (<= evaluation_used evaluation_period)
  (<= evaluated_for evaluation_used)
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (or Q9.STAYS (< evaluation_used evaluation_period))
  (<= evaluation_used evaluation_period)
  (<= evaluated_for evaluation_used)
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (<= evaluation_used evaluation_period)
  (<= evaluated_for evaluation_used)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "9acaf7b2554badc9f7767faef3c39104")
  (initiation "EVALUATION" "080d084ea276731d798556d87ea304c2")
  (consecution "switch_to_smart: CLASSIC -> EVALUATION" "1e8f0bcca1368e278b2c14f0403f2b45")
  (consecution "evaluation_goes_on: EVALUATION -> EVALUATION" "8c3122d299d8997434802f61f8bd639e")
  (consecution "evaluation_expires: EVALUATION -> EVALUATION_EXPIRED" "cd9bed03b836ad89710dcf5083cd083e")
  (consecution "register: EVALUATION -> NO_LICENSES_IN_USE" "4e86364df091e43935349d2d37434649")
  (consecution "register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" "89f8c2db380ada232c6e8f87a58387cc")
  (consecution "register_with_lock_too_late: EVALUATION -> OUT_OF_COMPLIANCE_EXPIRED" "3a98a7a0c2e71732993a61b605154671")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "34a9a77314454a6f2447788d12ab1422")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "07e68ab54840d4f26632ae030a76ef68")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "53f2cd897a8743602b6032d0c16a523a")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "0ea6c66be4b3631e40b60694c4f82b2b")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "5c9adb27997dd8ae9b1f2fb2ce944d29")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "87a32af22a00ff83fc5b6a8c94b7278f")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "59e141f8a218f0b3249e9b57d1e620c9")
  (consecution "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "0f07f307aba86eb96193ad639911ae93")
  (consecution "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "806dee960cdd024205c2e47bbdd75aa2")
  (consecution "deregister: NO_LICENSES_IN_USE -> EVALUATION" "e5a2e2d913ab1f432604849d0ccf5e75")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "78e6cee1c2ccccbdfd877be94fabadcb")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "64be242aab7404dea7b0e80e9293b12e")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "fa3faf475da19010904a48574fb7a8d8")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "f8c9cc60f2652e3dcc732b619310e3e9")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "10c5b877ffa5a760c3951f242d049e72")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "a3e8383c0b7671a5c8c99d14214c0917")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "32d9942b614f6bcb3ecc99911c152a00")
  (consecution "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "9a9add6a84df5fa2e195a125c58b9980")
  (consecution "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "4a1fb5c43b850a99d648de729bb73cf5")
  (consecution "deregister: IN_COMPLIANCE -> EVALUATION" "d31297e9de189da58a6a477637c02b3f")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "998c9584674f5fbad9b07ccc73975398")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "d9af312f6946574490d78fd202b7338c")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "b4b27d278549553bbe4202c9969282df")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "b048aa6f216ebb28fcf2b468298ec00e")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "e7b74d79525044b135229ca48eb42284")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "f73d8e1648e6016d30bbbb6dd4177de4")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "ee7e1790174af5da5a83a4f77e6ec5f3")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "63525502e280522e3cffc242dc229585")
  (consecution "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "87c1aea27ab32c86c76da32f22d1f9ff")
  (consecution "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "58ba8680d4f9bafce66ed203e55f8bad")
  (consecution "deregister: OVERAGE -> EVALUATION" "dbe1f7c1ea64ab979affcbec014e9b9c")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "07186271732fca1f531d38c4f38ef6f6")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "4d95dcd691c2492e555497ec3d007a8c")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "e266f8ba1d52ea6e3aaf2bef2c49a00d")
  (consecution "out_of_compliance_expires: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "305f1d12b5f22e18e42035b0abef352e")
  (consecution "out_of_compliance_expires_in_silence: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "944070c2464fa0cf6ccf17c8a1f09304")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "15125f23c60aecdc6f48f65822a82774")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "112e024716f173dac73286cf8b3d1b2b")
  (consecution "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "c7c5a59d1be5221c91fab68ee4fed973")
  (consecution "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "3599d73c8a572ac10c78c202cef1d31d")
  (consecution "deregister: OUT_OF_COMPLIANCE -> EVALUATION" "b148dfa8d895a69208b5b849cba3ec31")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "c817959b23e27128c8000e3f7f3fb76a")
  (consecution "lock_is_reported_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "fdb7b7ae435221e142a7192c4daf54bd")
  (consecution "enforced_lock_is_not_answered: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "d65961fdcd4bef7344ae2af75a503aa4")
  (consecution "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "309d3e0ce6541d2ac713e0f453f60b6e")
  (consecution "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "7191b2d2b0d80c35a66b29ff6a4f2dbf")
  (consecution "deregister: OUT_OF_COMPLIANCE_EXPIRED -> EVALUATION" "0c0c04c98ec704110ad35e6c618c79bf")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "78c5bedebeebef1367207dfbe466e55f")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "8f682098e70792d0fd91d3b3fe4d5299")
  (consecution "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "a8ab5bb8206b7d23a64bec5cf55b444a")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "5150a6958ac0735d754df06fd2ca60ba")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "daad138a17a6a7be6ed997ff4a4af50a")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "39bed66ebb74c423831cd4cce010b07f")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "a1920c7620bbb56ff00a8df601325e11")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "dfdbf1c5fcdc717b356652251bc07872")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "682baaaf3488451a4e7c66d6c6148f7a")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "b0667da3ba47827cd540ea7c24dcbca0")
  (consecution "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "a0d2ba18c9f4a9b995b4cdf4da276dea")
  (consecution "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "1179456abc76e71c52450ec8d7d0dc81")
  (consecution "deregister: AUTHORIZATION_EXPIRED -> EVALUATION" "006b926c3bc9f725fa61022d7863e0f9")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "b47b5705ab40d1ed2d9f0080fb33b11a")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "7b09c43d00d0365ecd86dab76f6a5337")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "bf664d4c42c8f39116e45847c32caf5c")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "0265b8f534a6a45855578b62168bb6de")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "50671d0d0099d9a7cd6817cb7f805484")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "ba80cb91179f5c52758751c53901e91f")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "34a8ec974abd1559e012a11dd1d2b976")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "f0aae2c91162df3db37348935962f5be")
  (consecution "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "1e8e0c267950501eb97a72f7756a8a73")
  (consecution "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "d634defcdd0b4984124c1354598de2ed")
  (consecution "deregister: AUTHORIZATION_EXPIRED_ENFORCED -> EVALUATION" "50ca577d41ab5d2be14e4fcc31bc2a6a")
  (consecution "registration_stays_expired: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED" "035b24a03a3bbe27e11b0a84fc4ab18e")
  (consecution "evaluation_expires_without_registration: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "0c3ee8636cb4885f057bb440dc4ba0e0")
  (consecution "former_authorization_expires: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "ffc772120de71c4bd167d1420a6cda24")
  (consecution "registration_stays_expired_and_enforced: REGISTRATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "66a9ff71d92601c2a1decfa3b2dfd061")
  (consecution "all others, which need no more than a look" "baf0bd2970f8097332b462cb98a76b88")
  (entailment "CLASSIC" "6664cb6c666dcbf6a23d04f365f6bec0")
  (entailment "EVALUATION" "a07af92c36323a6df3cbd4f0b0f429a1")
  (entailment "EVALUATION_EXPIRED" "46714a4c1043d3567b599d46561cd63b")
  (entailment "NO_LICENSES_IN_USE" "89bbea6ab84bc43fd57fdf69b39cf06d")
  (entailment "IN_COMPLIANCE" "e9a6cf7c5c119c33b0b7441409a817a1")
  (entailment "OVERAGE" "386f396fe7592568d872269a9a65de6b")
  (entailment "OUT_OF_COMPLIANCE" "83b1e49ebea6c6a5b8d0d1b9b1ea2590")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "fe3857ca41697981a06e805eccdfb304")
  (entailment "AUTHORIZATION_EXPIRED" "3130da37fdf0d5f2a551b4a90bf21070")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "bcb5dfcaa9e9be324fd18f4170510b1e")
  (entailment "REGISTRATION_EXPIRED" "d2e0f8c43925bbb06f4b4389ee3a3cda")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "d4b3d823e66ef66e8a6094ac378aea28")
))
(exit)
