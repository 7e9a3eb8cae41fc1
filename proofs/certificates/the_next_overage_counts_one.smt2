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
  (initiation "CLASSIC" "99786158c06d3a1e5007eb76948d4242")
  (initiation "EVALUATION" "523f78e315f197a7ac1d6fe90d26ec8a")
  (consecution "classic_goes_on: CLASSIC -> CLASSIC" "d113e0f92d25ad6c8c9f3c91903dbf68")
  (consecution "evaluation_goes_on: EVALUATION -> EVALUATION" "2dabe5686935698b29b1a8d21aaaf8df")
  (consecution "evaluation_expires: EVALUATION -> EVALUATION_EXPIRED" "96bae1f04cb43512c4659336becbad61")
  (consecution "register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" "3823939c1851dd76bac76bbbd282124a")
  (consecution "evaluation_stays_expired: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" "9e5c6cd44798955ba6a4c50e70318ff0")
  (consecution "register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" "48b3425a52f5b69063ce39619b71656b")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "5e75a8a9282175017f58791dc41f1ed3")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "08f0190cb42634d833d367370418df04")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "e9b2331292be59b00377e89b3a03ac3a")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "7f923bd8324d0b87f6f7e7e92e6fc9b3")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "331e99fbcaa2ee537929ba532388c111")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "0ba1c48b7c493a3179b0c4820fac1b17")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "a20a708a4841d8c296861ab193f0eca1")
  (consecution "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "d1a3cc9ea887798d46635bf2ff9ab620")
  (consecution "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "2ee27e33f4e7328e8c1ddeb18b1ac1d5")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "55efe82ecbd3e284b1ddccc9734f87e8")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "459120a04fcbe1510f656a3e8c83ba07")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "9301be6f40c8965d3ddaf2cd8cfb6e75")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "0a51b232fe698a8d121d402008e28817")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "2bae213d5833374e4926eedeac1ce9cb")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "6d4398979400b3677c6d9c0dea393a99")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "d996604ed6b108d01e2b3e0f3f240695")
  (consecution "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "5a22e3679227aedb6689b489b7703acb")
  (consecution "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "57e620de2347a63065654c94a17bc546")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "960fd14ae51e3bcd075dad1150052059")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "437d819749f5601b1d7e01c8aed597cf")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "c76c54aef6ea3d809e7496c78c4f7d4e")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "dc6821f613560046f377a6f683715275")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "180f9e59eb0c77ad0d624476da706732")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "167111582adc672345f5dfbe97ba5e47")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "5a181ea1f35148c0df29bca83ebd7664")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "c3568e4586a194aa569eb96a12fc65d0")
  (consecution "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "90d65f26e4c981b6bbf7648b93c666c5")
  (consecution "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "82d2d9ace9dd4b79c860852ff7eb1c75")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "949f21c81d7c9fc6b7c2fd52b524dd5a")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "84e67ab74783c5d6c1f64ed172c220f8")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "64d54d1b203c247021cf44b44b8e2041")
  (consecution "out_of_compliance_expires: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "be0dd58c823970851d83ce0536e0ab17")
  (consecution "out_of_compliance_expires_in_silence: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "1f94df83253399ccfa211e15c3ec6195")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "738faa6e1773458d4768f3a62bfae440")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "7e815d85892b2a72f5e7851d110863ce")
  (consecution "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "06d04cc2ce369debe5a0548ece8ba1fc")
  (consecution "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "6963c2d8f69546b9409df2f17f4b6f4d")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "e8a3dc2ce4e1c0e0bad1a0ef732599f2")
  (consecution "lock_is_reported_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "0a0fcd516f18e26943c705345d9e905f")
  (consecution "enforced_lock_is_not_answered: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "d99f7129856a530b0c76934616e4f6d7")
  (consecution "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "1dfe024ef6d3ce284e9e94689f211599")
  (consecution "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "1b6ef77a4e0a77d3c44a303f09c77bbb")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "6481ef3618e16e0f3e9a6f0760c48e13")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "546a26528ee3497e43547aa132957921")
  (consecution "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "03c502cc522f282806fff0326c786498")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "1106a0d5c2c8a5dc61f6cfed3bd0a91d")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "45ec9f0e852fc468feb66b8fa3daa913")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "a5e189c18a9888ef6ce324af4486aa48")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "e7304094c22798f18bf43d27af668782")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "0ab405722aa3e30a5959cea1c49c5d6b")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "a2857894a8b0f7aba9926e694cecbd96")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "e765129084d39d134095bcd801ba7e42")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "d193518b39bf833d3d3c77e675ece2c7")
  (consecution "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "702e0bc1e77a739139f24420ffd863fa")
  (consecution "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "aa200f88718fb5b2e9693974e016857a")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "af50f4e2b6ec6849384eeb7fb2b19aa3")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "d3586c4d02a3e540b41a7fc80dc60aa9")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "71b14d65758ff37adba4e796c9cb22ce")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "3372f6a348daf1becdf9ef25fb797d38")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "5bce939b56458627d58a582c485266aa")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "e12564a87253654bcf656df6784a718c")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "d9b8f0f9839c641fdb87bc1304ccce90")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "2596a547f637dcbc469dce842184d330")
  (consecution "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "404d076157f13242df7b58939ceed52d")
  (consecution "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "1fc36ff5722ef31e1f41fbfaf70ec9b2")
  (consecution "registration_stays_expired: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED" "29a082e0d8b27eb8e4dd34e7633b8ea8")
  (consecution "evaluation_expires_without_registration: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "8935f90b2fa79200a7a44a052c69a595")
  (consecution "former_authorization_expires: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "59043b868a933f3204c61c1584099d9b")
  (consecution "register_with_lock: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE" "886b58c676ab6f18b1687b02c1539dac")
  (consecution "registration_stays_expired_and_enforced: REGISTRATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "25659e257ba6b58e3841a9c155db267c")
  (consecution "register_with_lock: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "6f781948b9264c6fdc552f75968c45ae")
  (entailment "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "408e1f4d09ade8f8c5b2ddbd49e1adfe")
  (entailment "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "fbf2215dae56f6fe6dfd1bb5915fe995")
  (entailment "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "57fc8521aa3169afe7c85341e635c9c3")
  (entailment "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "f11e900cd280f708ac44d4e9d61b6b6b")
  (entailment "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "6543f57e8236c5b0a0ffe8641a646401")
  (entailment "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "e1d0028b6f0c019685f81f07e8791be8")
))
(exit)
