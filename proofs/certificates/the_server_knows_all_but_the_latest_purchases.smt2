; Why this holds: the server knows all but the latest purchases.
; As long as nothing was bought or transferred since the last synchronization, the licence server knows the entitlement.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "the_server_knows_all_but_the_latest_purchases")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const account_changed Bool)
(declare-const bought Int)
(declare-const known Int)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (or account_changed (<= bought known))
  (or account_changed (<= known bought))
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (or account_changed (<= bought known))
  (or account_changed (<= known bought))
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (or account_changed (<= bought known))
  (or account_changed (<= known bought))
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (or account_changed (<= bought known))
  (or account_changed (<= known bought))
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (or account_changed (<= bought known))
  (or account_changed (<= known bought))
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (or account_changed (<= bought known))
  (or account_changed (<= known bought))
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (or account_changed (<= bought known))
  (or account_changed (<= known bought))
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (or account_changed (<= bought known))
  (or account_changed (<= known bought))
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (or account_changed (<= bought known))
  (or account_changed (<= known bought))
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (or account_changed (<= bought known))
  (or account_changed (<= known bought))
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (or account_changed (<= bought known))
  (or account_changed (<= known bought))
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (or account_changed (<= bought known))
  (or account_changed (<= known bought))
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "8413e3b55eccdbef15c49e3f69d1ca0e")
  (initiation "EVALUATION" "c6d074b0f9a1fb514ef2d4936942cc40")
  (consecution "classic_goes_on: CLASSIC -> CLASSIC" "1b37703398a0a6b44fdec8fd5812196e")
  (consecution "evaluation_goes_on: EVALUATION -> EVALUATION" "721c7f3e4ba52434f5be9ddedd14979d")
  (consecution "evaluation_expires: EVALUATION -> EVALUATION_EXPIRED" "f7bbb757273e61cce7a0f14e7a676db1")
  (consecution "evaluation_stays_expired: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" "996d5ce893cad9f967df36e17b204ba2")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "daebf385161d06b796d229d4bae68045")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "720311cce219d1bb046c65fa6785c3b6")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "a553a75e59fc570a96fc5bfbf1f314fc")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "4d2fcfbeaaf00b67634ddbc9f28f67c6")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "9abf55885c87518fb528579bf90f1716")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "a60155aab40fb6112ec862c8327c88cb")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "f0a6d8feb65df4d38f667ea4be8e4786")
  (consecution "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "d493d990e40519ad5e8439ecc2657b8d")
  (consecution "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "468c8204dfb27918538d471d52489e59")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "83a27c94ce839e02593534863f28555b")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "b0dcd07cd2f16f0833a02fb2dbfa3557")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "9c397305eb6c37675f96af041b762fb1")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "b861b0eb1bfd86f3e88ed89a62fbd953")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "6e6891e5bb43cdcb1c56782caec00bb0")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "93e2d0db60f32d838535e53f96f9a225")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "d2649defc0f86e60d788ab03386e1dcd")
  (consecution "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "2a5c86f96b6a2523b3af882a2dcb5dc3")
  (consecution "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "7d0b1f03391ab3115e04d506f59ae1d4")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "aa7ce592e5930a239c4622c7c72e40db")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "7e72a06295fd0d20b7f15ba0297e8bb3")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "6a71341de588d72918ec4d28cc235fcf")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "86505e823a220400ac824aec4ecfe128")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "d42f9c7ecdcae4f979daf92c39da4526")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "87ca95e56e7bd43169398d8a95a5a478")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "7e5b165a21894ab0e22452e53c8507b9")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "49244ead434bb222e8508549a691c1af")
  (consecution "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "7c67578511c64a63831bb06f661c2d78")
  (consecution "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "34d6671a73c1d76325fb7f60bb0412bf")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "2ae66c828c5c42e9f04ac0375be2c48c")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "a381cb6c5bcb34b51b3fdb53b96fe035")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "e128dca4bc84f7a16651c2c9f6efe4bc")
  (consecution "out_of_compliance_expires: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "441c09d01edbb9725630384c180f18dc")
  (consecution "out_of_compliance_expires_in_silence: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "ff5bcfbf2c9f6b280615f9a091ce5462")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "63af77a9e64aaed4cc3e756a1bf8ca19")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "df8f77e7f72fde16536264fedbb9bfc4")
  (consecution "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "ac474781289a3227d01fb1ab0dd4eba0")
  (consecution "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "c0de437ce18560367180baf4a48ba17c")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "39fcb2bb769d6cfd05df87de693b5c1d")
  (consecution "lock_is_reported_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "127cd6afb428c0b4e3eb07f547e47a53")
  (consecution "enforced_lock_is_not_answered: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "579ac5c9fb74cd1afbfabe2f845758a4")
  (consecution "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "4b8fd3075a1430e33d37eaf9e105a460")
  (consecution "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "939c930ebc5d8c099d25b4a47377ad5f")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "de71a98a867aad9a8901c9439362a3dd")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "e7839e67812d1bc73a72040196c2d441")
  (consecution "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "0d2797184345c954eaf3792a50c2a09a")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "5c1c7d73ffc53f57c0fdf7e54e07733f")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "d43ce8602d03fbc32ff47fb5426bf271")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "e7ae4b955089104d976b7bbf27316bbe")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "eb6896fa83706f43f3222c3584197b5f")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "d189bd008fd7fe1bfaa1f8c22ce6cde2")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "7773b24cfa15c60125e02082378e719b")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "736e3d5db1dabaf8a935daa609fc3252")
  (consecution "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "4885b0e8c894815a30d4ced897a58828")
  (consecution "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "f723adc32aa64d3ba5c89ac46bf8898b")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "73485a0efd3f3d0f0ba39a3c2165bf03")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "95d1de713f7c1cd9f4a8cc639fded6eb")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "a8f84709f6210ba618450ab2b067c5ee")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "fdaf7c66351b773bf831382bbc731750")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "e6599c391aac5a49b05828196361bd5c")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "9460cee994e0499a89a9e06a1b04a1c6")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "0334bda7aa197a557a3592f3088cb26f")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "3a74c98658e29fb9e256105193b70f25")
  (consecution "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "9b21b1c22c695583129c1fc15ddec9b2")
  (consecution "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "a91dda3056d2697475decc97b4bf9e32")
  (consecution "registration_stays_expired: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED" "182f06b9975d6704238edcf457f0f3aa")
  (consecution "evaluation_expires_without_registration: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "c5210b4831d1f5b3231a411565ada570")
  (consecution "former_authorization_expires: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "287950c72642f58c807e64e66fbdc553")
  (consecution "registration_stays_expired_and_enforced: REGISTRATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "8d74c97c0db0043a61ad769fd40f890f")
  (consecution "all others, which need no more than a look" "50b7cb442b82a1519caf96feb2c356cd")
  (entailment "CLASSIC" "a4f4328e2c6b604201f093a45a3c5267")
  (entailment "EVALUATION" "871d5a0a04128c08b5a3f543d5dd7059")
  (entailment "EVALUATION_EXPIRED" "f3f65cd9768a500c2e877bec25f229f5")
  (entailment "NO_LICENSES_IN_USE" "4b1d32d3c0389d48785f10f8fabce947")
  (entailment "IN_COMPLIANCE" "b499f3a8565ab89204609cdd0b10bf7b")
  (entailment "OVERAGE" "7fc588ec66f768e49f407aa8c17a61bd")
  (entailment "OUT_OF_COMPLIANCE" "29f27b2aba684991e94bcfc13b95a5f0")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "90b72f50b269ca55f55d1d2b9fb6324c")
  (entailment "AUTHORIZATION_EXPIRED" "5ad60cf431f2500ec0250f1e53fbfa95")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "1cc2b067439422cb31204814556fbedb")
  (entailment "REGISTRATION_EXPIRED" "ab7119ae141de644f0daa85c5bac0a8a")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "dea88dfa3d0ef7d98dbce444f26322e5")
))
(exit)
