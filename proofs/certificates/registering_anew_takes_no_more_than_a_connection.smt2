; Why this holds: registering anew takes no more than a connection.
; Whoever is registered can always register anew, if there is a connection.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "registering_anew_takes_no_more_than_a_connection")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const locked Int)
(declare-const strikes Int)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (<= locked 0)
  (<= 0 strikes)
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (or (< 0 strikes) (<= locked 0))
  (<= 0 strikes)
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (or (< 0 strikes) (<= locked 0))
  (<= 0 strikes)
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (<= locked 0)
  (<= 0 strikes)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= locked 0)
  (<= 0 strikes)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= locked 0)
  (< 0 strikes)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (< 0 strikes)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (< 0 strikes)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (or (< 0 strikes) (<= locked 0))
  (<= 0 strikes)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (or (< 0 strikes) (<= locked 0))
  (<= 0 strikes)
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (or (< 0 strikes) (<= locked 0))
  (<= 0 strikes)
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (or (< 0 strikes) (<= locked 0))
  (<= 0 strikes)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "cba068184d3b49f3de74f9c2d9735cb5")
  (initiation "EVALUATION" "87330f27e61c189526134031e2f2f62d")
  (consecution "switch_to_smart: CLASSIC -> EVALUATION" "e06529236fbb91337c90a83019e25e80")
  (consecution "register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" "293d025a9b9c2acc98e1762b91c4d579")
  (consecution "register_with_lock_too_late: EVALUATION -> OUT_OF_COMPLIANCE_EXPIRED" "176c5e1923a5600525a651f424b0093b")
  (consecution "register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" "a77315596f421188e4a1332abc91fbdd")
  (consecution "register_with_lock_too_late: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "ea89090cb4b828054208e49c0948034f")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "3c5e8b91381204ecb05a2947a50a9ee1")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "864dd535e32078faba4ec63765d0eea9")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "a8677a90b4f396bf198ce1c7e4c31a2d")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "083398d14562315ec5bd5eda3ac5f528")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "715e6a77112e4c73d592aa2bcb0178cc")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "8fba4045fd1e1c384bfaa23accc60fcb")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "affa72ed267ecc63e1e864cd015b38ae")
  (consecution "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "d883f6f0945c3f4b3cbd75e366d991b3")
  (consecution "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "2273a8a20d8fcbcf09b8dc6a65c6c2d1")
  (consecution "deregister: NO_LICENSES_IN_USE -> EVALUATION" "f1ee6693e3b73af195c3e99609e2ebd3")
  (consecution "deregister_without_evaluation_left: NO_LICENSES_IN_USE -> EVALUATION_EXPIRED" "0116a2108ec711e023e1506dbc3003c7")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "ea5ad2fa1652f7cafdf35fb4dee14bfd")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "9f5b729c71330126a79dda3dd10a364b")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "6d18d9b3f4d0eb9f893ead2c1d76e147")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "f8375c1741a5deb5f3c7417699190fbb")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "2cc9e1e7eecc5915ca04f81d82a6e808")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "f62e217d2de672d42f537f6e628c0b1b")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "af6718639c604f55c3c9db1126368750")
  (consecution "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "17cf89e29f4b37353bc1504dbc0edf50")
  (consecution "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "ce45a6ab7ef7fe289bb6d5b07378878f")
  (consecution "deregister: IN_COMPLIANCE -> EVALUATION" "f20ccf5b12226112e8a97f99fb18d1e6")
  (consecution "deregister_without_evaluation_left: IN_COMPLIANCE -> EVALUATION_EXPIRED" "1689e1e29adb629ccf5374e9fc975c91")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "331b2de546d016485a071824cfb0d1c1")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "6bff3e9f2628c908aea7cf8fbc910e32")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "89346e0a765caafc105c7189e2d65766")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "84d83f6830c1d9ec3c883dbf6ab14474")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "816976c615c37cc3c7c39b6c0162eef9")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "6d08a9b82081d10b64fa6dd565e58626")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "78f67da167d9f24c6deec7c4b376c124")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "311638961269a93bd4d72a925eb0fdf9")
  (consecution "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "22af2174fe5709bd40554592a336c753")
  (consecution "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "0ca481b85f34c36d45112d1009b63d2e")
  (consecution "deregister: OVERAGE -> EVALUATION" "0bef1d537316359cbeeb36217d51048f")
  (consecution "deregister_without_evaluation_left: OVERAGE -> EVALUATION_EXPIRED" "d3c421214a0dd706950b72d07f1cf6f0")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "7b3d801ec6c40f208ed5c9a954026447")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "4a1b86bb037f3a730ee82846cc85e541")
  (consecution "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "4e7f96fddf4d7b90d7f4340eea992ec8")
  (consecution "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "9fd1f43ecbc473b0e876c8321e4c1734")
  (consecution "deregister: OUT_OF_COMPLIANCE -> EVALUATION" "90f05896c8525b23c6e2428d54715097")
  (consecution "deregister_without_evaluation_left: OUT_OF_COMPLIANCE -> EVALUATION_EXPIRED" "bd5fa640e81407dd10379ec19dd9b1e8")
  (consecution "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "53e30239021941277e13b2b03684bba0")
  (consecution "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "cb949c31e09a4e474f619ca82c0a3000")
  (consecution "deregister: OUT_OF_COMPLIANCE_EXPIRED -> EVALUATION" "3e9631122ce1a16579b4c5f523fce108")
  (consecution "deregister_without_evaluation_left: OUT_OF_COMPLIANCE_EXPIRED -> EVALUATION_EXPIRED" "8ca259b726b978f9d4794959f794b9dc")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "bddd773813543649627f2fb233df2fbf")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "72abf371f5ef1df82d8690378f17313e")
  (consecution "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "80f9b1bee2bd78fe5181af850c3628ce")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "106ca24cfff37c4ab49476070d7a23bf")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "bf06fb43179c276521e3add74753cbf9")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "40b0853bfbd02d2cdf9fd19a58f3bd75")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "610eb1463eb5b103b39ca5ced8b2bf76")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "ff69354b2cff4628f4e133a3addadf69")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "c6351d69834e1c01b6dfb197bea4a05d")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "ff85e51bdf9e0ac7c984251c0cfc471a")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "518ce97a8a66f346b4430f7f6c787094")
  (consecution "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "454c1fd1523cb87ff4c39d62d53d58df")
  (consecution "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "cc60667217b004d827a459906ac197ae")
  (consecution "deregister: AUTHORIZATION_EXPIRED -> EVALUATION" "9bf517a185234e96ac44b44de80f0e77")
  (consecution "deregister_without_evaluation_left: AUTHORIZATION_EXPIRED -> EVALUATION_EXPIRED" "c4ef937c8a328f28a858dd0e0f013baf")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "cb6738174c3eabd8a7ddb509a10f9b13")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "13814dde6b61247dc0098081b70fb1fe")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "ef2238d32aaf7754076f2a894a3be3f8")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "e64b422fe77c159482ce5496141565de")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "05e05c8d2e93320c54c3f749d5147a70")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "c1ffdc42978214820d0bdabbcebaed8f")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "d7cd0b5cedfa9970bcb37d6808a25a2e")
  (consecution "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "e06c3f1a658f11328bd8c40d5ee2f6a1")
  (consecution "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "4b8a75b4e986d98c75a7463003f0da7b")
  (consecution "deregister: AUTHORIZATION_EXPIRED_ENFORCED -> EVALUATION" "56abf87ac335d31ab7e48e3218b04120")
  (consecution "deregister_without_evaluation_left: AUTHORIZATION_EXPIRED_ENFORCED -> EVALUATION_EXPIRED" "042fdd23f73c84b57205a6e427d2719a")
  (consecution "register_with_lock: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE" "da0b2e3e436aacbf983ba6599519b8d1")
  (consecution "register_with_lock_too_late: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "8669fbcf153a4f65a68008db10ef1360")
  (consecution "register_with_lock: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "8562c4a46429e659e1539d1f6c658ce9")
  (consecution "register_with_lock_too_late: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "4e4d7de01f9f033e522df438515cf450")
  (consecution "all others, which need no more than a look" "225801e8a9e3a7c0f56408245635d73b")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "630b07d1f3c33b7432541ec25f23e2f8")
  (entailment "AUTHORIZATION_EXPIRED" "a6a993e837a02e0c20f5c1edc0ac6611")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "629a5ad004f66617f74c6fee97306663")
  (entailment "all others, which need no more than a look" "f4c6537ecc7e3d43be274ad56ee595af")
))
(exit)
