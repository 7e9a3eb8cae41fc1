; Why this holds: buying the deficit leads into compliance.
; The answered report that ends a lock leads to In Compliance, whatever was enforced before.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "buying_the_deficit_leads_into_compliance")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const known Int)
(declare-const locked Int)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (<= 0 known)
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (<= 0 known)
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (<= 0 known)
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (<= locked 0)
  (<= 0 known)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= locked 0)
  (<= 0 known)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= locked 0)
  (<= 0 known)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (<= 0 known)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (<= 0 known)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (<= 0 known)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (<= 0 known)
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (<= 0 known)
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (<= 0 known)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "a55947b16affa2e01cad017d653ac4f6")
  (initiation "EVALUATION" "312b012d6a914c83bd5c5831c7fb32a9")
  (consecution "classic_goes_on: CLASSIC -> CLASSIC" "d113e0f92d25ad6c8c9f3c91903dbf68")
  (consecution "evaluation_goes_on: EVALUATION -> EVALUATION" "2dabe5686935698b29b1a8d21aaaf8df")
  (consecution "evaluation_expires: EVALUATION -> EVALUATION_EXPIRED" "96bae1f04cb43512c4659336becbad61")
  (consecution "evaluation_stays_expired: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" "9e5c6cd44798955ba6a4c50e70318ff0")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "3a6a48776efdcd91af9c9a76db183974")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "1bbbdc7bc0b257587635522685a90d11")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "063ae5d77d072c6cf7505c38e7263f35")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "9c857bdb411a022060268e7a76430ecb")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "cd111bc20aa395c7b8d7e17c75ee8d68")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "8f178889ee4216f755bf5cdef16ec97e")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "41ab66a6798ab5d429fe277dea579a2e")
  (consecution "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "30796d821c4554bda3736a27d6f6e35f")
  (consecution "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "8d55bca89a24c2062f13d6f19236bd08")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "dc5fb5eb5bf127dd00edd47f8607e473")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "5174d24aa137cf7ec62ebebae0b3dd6e")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "caf4b1889ecbd4bba05fa07e9aaf4bf3")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "0b2356475a62615a5936d4190d2beff7")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "49ed72d92cf3d42e5f0114579f117235")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "ad803bf0ad4bee21a27e3a1ba4d56409")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "3d1b71edcda682eda1ed9b986c736925")
  (consecution "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "bacb3b5aaf776d0d773e8ba5e7f1b691")
  (consecution "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "361d19a933b0803b505ec03553b5ecd8")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "f78705e3f3a4a47f0695b777679f9531")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "50a312166447be46a50febd488c9fbd0")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "710f3fb1501e7772a45fb5b4cdbece0c")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "3533265d8766b81ba0ee03877e76a9fc")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "e4aae5d3826d9cfd13b8dea8a87873f7")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "67dad6e02a2f7da45ff8d880f5f8c2c5")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "3f5c52f6cc39eedb24b9c07d5f46dc90")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "2cbe122fad628bedb89856d5b4c98232")
  (consecution "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "6d8d8c0a6917fab351855557fe122b7a")
  (consecution "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "ba99acec77ed3120c1aee90db9c21a61")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "b7a6a0f5b39e09e57ff4dfa4cdaff4c1")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "62ab72afb5e32fb92190b080c5f1de3e")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "fabe954c3834e1c367980df316869896")
  (consecution "out_of_compliance_expires: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "0723e5837a011a9b2eee7b1305c5b51e")
  (consecution "out_of_compliance_expires_in_silence: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "56be6167d88e9cf7d9e7f268d0e0ac85")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "2f28daef79b927a10dedd4f4a10d7a6a")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "c2fec41ac1b663cf1280f2f7b393686e")
  (consecution "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "3d7df36a8a3f1c90390ad8d0d7c4abfc")
  (consecution "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "1837cb83ab2564dd01a85eab0f390478")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "778ed6f5f7f35a208c8a478681e9afa8")
  (consecution "lock_is_reported_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "0a0fcd516f18e26943c705345d9e905f")
  (consecution "enforced_lock_is_not_answered: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "d99f7129856a530b0c76934616e4f6d7")
  (consecution "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "1dfe024ef6d3ce284e9e94689f211599")
  (consecution "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "1b6ef77a4e0a77d3c44a303f09c77bbb")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "6481ef3618e16e0f3e9a6f0760c48e13")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "546a26528ee3497e43547aa132957921")
  (consecution "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "03c502cc522f282806fff0326c786498")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "1106a0d5c2c8a5dc61f6cfed3bd0a91d")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "e141eb21ac6702b11e8d542fd91d3148")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "8861cfdcedff7914eaf67816eaf433d2")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "7792f9630c61d5efad2a19aa42450a58")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "a91f3130f2640fb763b096ce58829587")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "fbde5883ceba26430e471fbb299df511")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "007a98aebd258cd35f53c333b37fb0ef")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "8ea6afc90e67745ab74fdd18132cf134")
  (consecution "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "01320e4e0bc28966b791c3afaaf53544")
  (consecution "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "1f73fd939856f7dab2cfd5fe57b774a6")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "af50f4e2b6ec6849384eeb7fb2b19aa3")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "de74d8dcbf27c4ffc92a9822c2b3bd0a")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "7a35ee4e6b8d8716601e906dcb4983ee")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "fc7260e8198ef080738964424591b4c9")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "566f3eb1b866f0e59431d35340fa3867")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "b0d72a0815b3f1e00a258858a9091d9a")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "9da00dedbe1f914100ea64c23f08e997")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "2596a547f637dcbc469dce842184d330")
  (consecution "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "404d076157f13242df7b58939ceed52d")
  (consecution "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "1fc36ff5722ef31e1f41fbfaf70ec9b2")
  (consecution "registration_stays_expired: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED" "29a082e0d8b27eb8e4dd34e7633b8ea8")
  (consecution "evaluation_expires_without_registration: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "8935f90b2fa79200a7a44a052c69a595")
  (consecution "former_authorization_expires: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "59043b868a933f3204c61c1584099d9b")
  (consecution "registration_stays_expired_and_enforced: REGISTRATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "25659e257ba6b58e3841a9c155db267c")
  (consecution "all others, which need no more than a look" "90bc6dae62bac61587c08050886e6a97")
  (entailment "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "aee7c53bbbec649e920ae32113844218")
  (entailment "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "3875078a564d308ff9eebfab890ffdab")
  (entailment "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "b74ff83c667cc5b07e88bce80927245c")
  (entailment "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "7d42798467e86453f7e5c36aacf3d65f")
  (entailment "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "73f9a9a79bfbc5b669c122c4ec5d6523")
  (entailment "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "f0ee2c3e56395c125c83747b70831e8a")
  (entailment "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "bfa3ef384838ef50156f8db79cdc9b87")
  (entailment "overage_is_counted: OVERAGE -> OVERAGE" "e42fe31a8712a9a2fbb8a3eb8081b030")
  (entailment "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "71d69a431d76f349ec3760b4ae9f9482")
  (entailment "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "ff4c873022334e73b520683bcb7b5b8b")
  (entailment "out_of_compliance_expires: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "a5ab35cb17af4a03abcc1460928885ba")
  (entailment "lock_is_reported_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "77473b8d7a8d7faf6ad3dd37f0784a0e")
  (entailment "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "71152714a832ad285e6eb29e02716f1f")
  (entailment "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "87177b433deeefd88e36589c73e23f86")
  (entailment "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "b8a408f0939d2724361a4e8748d064b8")
  (entailment "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "26bed5dfdce4821a81af7f3fa4f25423")
  (entailment "all others, which need no more than a look" "cd05cc4a17034b83b7978ada50aee7f0")
))
(exit)
