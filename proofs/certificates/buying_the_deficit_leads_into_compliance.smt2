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
  (< 0 locked)
  (<= 0 known)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (< 0 locked)
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
  (consecution "register_with_lock_too_late: EVALUATION -> OUT_OF_COMPLIANCE_EXPIRED" "d84074e31df5e313729ea8ef0ee4fa9a")
  (consecution "evaluation_stays_expired: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" "9e5c6cd44798955ba6a4c50e70318ff0")
  (consecution "register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" "0921ee6b50760deebe7b07807a359476")
  (consecution "register_with_lock_too_late: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "28d0c7f57696c159ad1e279c858cd9fa")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "3a6a48776efdcd91af9c9a76db183974")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "1bbbdc7bc0b257587635522685a90d11")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "063ae5d77d072c6cf7505c38e7263f35")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "9c857bdb411a022060268e7a76430ecb")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "5847bbca48543eb4d99206bfb6692926")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "8f178889ee4216f755bf5cdef16ec97e")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "41ab66a6798ab5d429fe277dea579a2e")
  (consecution "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "30796d821c4554bda3736a27d6f6e35f")
  (consecution "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "8d55bca89a24c2062f13d6f19236bd08")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "dc5fb5eb5bf127dd00edd47f8607e473")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "5174d24aa137cf7ec62ebebae0b3dd6e")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "caf4b1889ecbd4bba05fa07e9aaf4bf3")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "0b2356475a62615a5936d4190d2beff7")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "f5230e63a4577920f6d54037858bd2de")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "ad803bf0ad4bee21a27e3a1ba4d56409")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "3d1b71edcda682eda1ed9b986c736925")
  (consecution "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "bacb3b5aaf776d0d773e8ba5e7f1b691")
  (consecution "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "361d19a933b0803b505ec03553b5ecd8")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "f78705e3f3a4a47f0695b777679f9531")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "50a312166447be46a50febd488c9fbd0")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "710f3fb1501e7772a45fb5b4cdbece0c")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "3533265d8766b81ba0ee03877e76a9fc")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "e4aae5d3826d9cfd13b8dea8a87873f7")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "5e9579940a52b2af4954af1638c0eec5")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "3f5c52f6cc39eedb24b9c07d5f46dc90")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "2cbe122fad628bedb89856d5b4c98232")
  (consecution "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "6d8d8c0a6917fab351855557fe122b7a")
  (consecution "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "ba99acec77ed3120c1aee90db9c21a61")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "949f21c81d7c9fc6b7c2fd52b524dd5a")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "84e67ab74783c5d6c1f64ed172c220f8")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "045f3cee847b4387a62ca8fe70402869")
  (consecution "out_of_compliance_expires: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "192d94a76279ec2be82e2d6feb70b510")
  (consecution "out_of_compliance_expires_in_silence: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "a44badf3b7b48e4372de6cfe77273b64")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "738faa6e1773458d4768f3a62bfae440")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "7e815d85892b2a72f5e7851d110863ce")
  (consecution "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "06d04cc2ce369debe5a0548ece8ba1fc")
  (consecution "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "6963c2d8f69546b9409df2f17f4b6f4d")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "cd20d74d027c24be7a738be97d5f3b8a")
  (consecution "lock_is_reported_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "b2877b504af9ca641f319cab674f7ea9")
  (consecution "enforced_lock_is_not_answered: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "cd08a645aed1e7ee90e52be06954d042")
  (consecution "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "b799085c4c497a50c5b49adb64ae2139")
  (consecution "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "f408f354736360b2701267d93ef7a87c")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "6481ef3618e16e0f3e9a6f0760c48e13")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "546a26528ee3497e43547aa132957921")
  (consecution "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "4068109523b088e6fd08c0e57916b39b")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "352ffff23e31ccb6ec5996c8a2e29b89")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "e141eb21ac6702b11e8d542fd91d3148")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "8861cfdcedff7914eaf67816eaf433d2")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "7792f9630c61d5efad2a19aa42450a58")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "a91f3130f2640fb763b096ce58829587")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "fbde5883ceba26430e471fbb299df511")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "a2857894a8b0f7aba9926e694cecbd96")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "e765129084d39d134095bcd801ba7e42")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "e21a0a31fd1d0950c9c20f95f49c6a83")
  (consecution "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "702e0bc1e77a739139f24420ffd863fa")
  (consecution "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "aa200f88718fb5b2e9693974e016857a")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "af50f4e2b6ec6849384eeb7fb2b19aa3")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "de74d8dcbf27c4ffc92a9822c2b3bd0a")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "7a35ee4e6b8d8716601e906dcb4983ee")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "fc7260e8198ef080738964424591b4c9")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "566f3eb1b866f0e59431d35340fa3867")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "e12564a87253654bcf656df6784a718c")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "d9b8f0f9839c641fdb87bc1304ccce90")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "0d2ba823befa6da80596acea3b5711bc")
  (consecution "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "404d076157f13242df7b58939ceed52d")
  (consecution "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "1fc36ff5722ef31e1f41fbfaf70ec9b2")
  (consecution "registration_stays_expired: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED" "29a082e0d8b27eb8e4dd34e7633b8ea8")
  (consecution "evaluation_expires_without_registration: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "8935f90b2fa79200a7a44a052c69a595")
  (consecution "former_authorization_expires: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "59043b868a933f3204c61c1584099d9b")
  (consecution "register_with_lock: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE" "6fa87eda115444896c89e1e4da132b34")
  (consecution "register_with_lock_too_late: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "b284b5b44244941b42973d2e3d67f67b")
  (consecution "registration_stays_expired_and_enforced: REGISTRATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "25659e257ba6b58e3841a9c155db267c")
  (consecution "register_with_lock: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "d5160d42507074b859f02ef3757eac51")
  (consecution "register_with_lock_too_late: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "c3454b242dfdac3112baace5c06c47ce")
  (consecution "all others, which need no more than a look" "26b6c0dfb08fd51cdd4f24142055858f")
  (entailment "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "aee7c53bbbec649e920ae32113844218")
  (entailment "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "3875078a564d308ff9eebfab890ffdab")
  (entailment "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "b74ff83c667cc5b07e88bce80927245c")
  (entailment "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "7d42798467e86453f7e5c36aacf3d65f")
  (entailment "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "73f9a9a79bfbc5b669c122c4ec5d6523")
  (entailment "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "f0ee2c3e56395c125c83747b70831e8a")
  (entailment "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "bfa3ef384838ef50156f8db79cdc9b87")
  (entailment "overage_is_counted: OVERAGE -> OVERAGE" "e42fe31a8712a9a2fbb8a3eb8081b030")
  (entailment "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "71d69a431d76f349ec3760b4ae9f9482")
  (entailment "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "664c89f2e96fa0e46afb9a9ea9e65a16")
  (entailment "out_of_compliance_expires: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "5fdb595d1cc2cd49314265afc3e1e232")
  (entailment "lock_is_reported_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "3bfa17c3d5826420520ee330080e5120")
  (entailment "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "71152714a832ad285e6eb29e02716f1f")
  (entailment "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "87177b433deeefd88e36589c73e23f86")
  (entailment "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "b8a408f0939d2724361a4e8748d064b8")
  (entailment "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "26bed5dfdce4821a81af7f3fa4f25423")
  (entailment "all others, which need no more than a look" "4e47bfe31af19c952c8b9d13856e6221")
))
(exit)
