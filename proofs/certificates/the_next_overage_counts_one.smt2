; Why this holds: the next overage counts one.
; The first overage after compliance counts as strike one.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "the_next_overage_counts_one")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const known Int)
(declare-const locked Int)
(declare-const strikes Int)

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
  (<= strikes 0)
  (<= 0 strikes)
  (<= 0 known)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= strikes 0)
  (<= 0 strikes)
  (<= 0 known)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= 0 known)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (< 0 locked)
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
  (consecution "register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" "6d17c046e5f3e034b2de39a944f6b3db")
  (consecution "evaluation_stays_expired: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" "9e5c6cd44798955ba6a4c50e70318ff0")
  (consecution "register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" "0921ee6b50760deebe7b07807a359476")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "7944aa3f1da9280e2ae67a8a089ce2e9")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "565af6ccc73a71029b4dbb17c9f05cfa")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "6283604780ebd27d27b12d7d72a5f347")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "7f923bd8324d0b87f6f7e7e92e6fc9b3")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "331e99fbcaa2ee537929ba532388c111")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "0ba1c48b7c493a3179b0c4820fac1b17")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "a20a708a4841d8c296861ab193f0eca1")
  (consecution "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "d1a3cc9ea887798d46635bf2ff9ab620")
  (consecution "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "2ee27e33f4e7328e8c1ddeb18b1ac1d5")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "172977de8f8d56ef8e72b869e1fb708a")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "2723ec6e7666a5ecdd85dc38f4d3695e")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "36f8f8684bbb4dc149d24ae1ab6d741a")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "0a51b232fe698a8d121d402008e28817")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "2bae213d5833374e4926eedeac1ce9cb")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "6d4398979400b3677c6d9c0dea393a99")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "d996604ed6b108d01e2b3e0f3f240695")
  (consecution "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "5a22e3679227aedb6689b489b7703acb")
  (consecution "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "57e620de2347a63065654c94a17bc546")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "c6fde9b63c8d0af253718b7caad0206e")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "a0b47a990a4f2b245e6a03745daaef6c")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "7dd9e4aec6a073198cea5d1b39ca56ee")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "dc6821f613560046f377a6f683715275")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "180f9e59eb0c77ad0d624476da706732")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "167111582adc672345f5dfbe97ba5e47")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "5a181ea1f35148c0df29bca83ebd7664")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "c3568e4586a194aa569eb96a12fc65d0")
  (consecution "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "90d65f26e4c981b6bbf7648b93c666c5")
  (consecution "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "82d2d9ace9dd4b79c860852ff7eb1c75")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "949f21c81d7c9fc6b7c2fd52b524dd5a")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "84e67ab74783c5d6c1f64ed172c220f8")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "cd2f3e1e40a984de0256cdd051088dd1")
  (consecution "out_of_compliance_expires: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "be0dd58c823970851d83ce0536e0ab17")
  (consecution "out_of_compliance_expires_in_silence: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "1f94df83253399ccfa211e15c3ec6195")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "738faa6e1773458d4768f3a62bfae440")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "7e815d85892b2a72f5e7851d110863ce")
  (consecution "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "06d04cc2ce369debe5a0548ece8ba1fc")
  (consecution "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "6963c2d8f69546b9409df2f17f4b6f4d")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "2ad9cb4418b9ff0bc09b4b47d8c17e14")
  (consecution "lock_is_reported_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "0a0fcd516f18e26943c705345d9e905f")
  (consecution "enforced_lock_is_not_answered: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "d99f7129856a530b0c76934616e4f6d7")
  (consecution "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "1dfe024ef6d3ce284e9e94689f211599")
  (consecution "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "1b6ef77a4e0a77d3c44a303f09c77bbb")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "6481ef3618e16e0f3e9a6f0760c48e13")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "546a26528ee3497e43547aa132957921")
  (consecution "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "03c502cc522f282806fff0326c786498")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "1106a0d5c2c8a5dc61f6cfed3bd0a91d")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "e4dcdca78e17e58d89cd0ee686fdf6e2")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "dcfeb7513459d574cd9e47fc03eba1db")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "00a56fd92788af92509835f12bbc7df2")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "0ab405722aa3e30a5959cea1c49c5d6b")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "a2857894a8b0f7aba9926e694cecbd96")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "e765129084d39d134095bcd801ba7e42")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "e21a0a31fd1d0950c9c20f95f49c6a83")
  (consecution "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "01320e4e0bc28966b791c3afaaf53544")
  (consecution "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "1f73fd939856f7dab2cfd5fe57b774a6")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "af50f4e2b6ec6849384eeb7fb2b19aa3")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "4c59f5b4316d7f1f33eebcd6648b7735")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "34f9dff30aad9545835b3a52e7987d6c")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "b58c68547328a2e5fc695e730405a353")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "5bce939b56458627d58a582c485266aa")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "e12564a87253654bcf656df6784a718c")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "d9b8f0f9839c641fdb87bc1304ccce90")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "2596a547f637dcbc469dce842184d330")
  (consecution "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "404d076157f13242df7b58939ceed52d")
  (consecution "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "1fc36ff5722ef31e1f41fbfaf70ec9b2")
  (consecution "registration_stays_expired: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED" "29a082e0d8b27eb8e4dd34e7633b8ea8")
  (consecution "evaluation_expires_without_registration: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "8935f90b2fa79200a7a44a052c69a595")
  (consecution "former_authorization_expires: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "59043b868a933f3204c61c1584099d9b")
  (consecution "register_with_lock: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE" "6fa87eda115444896c89e1e4da132b34")
  (consecution "registration_stays_expired_and_enforced: REGISTRATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "25659e257ba6b58e3841a9c155db267c")
  (consecution "register_with_lock: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "d5160d42507074b859f02ef3757eac51")
  (consecution "all others, which need no more than a look" "fae3bb4c7a7f9c3fed8b34c91f922a02")
  (entailment "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "92fa1ab8b1e41be75ed120796c4a558c")
  (entailment "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "40caeccb986cccf6bd317aa320423cc1")
  (entailment "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "d69d1da717c01355344422990fb1a1a5")
  (entailment "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "6dca25038d7d7e40ccb8f50187bbc6ea")
  (entailment "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "937403e4841331078fac45df287c54ab")
  (entailment "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "734bb6d58be8649395c18978c709b6ea")
  (entailment "all others, which need no more than a look" "5bde02064d22c99faee88c1fe95c9059")
))
(exit)
