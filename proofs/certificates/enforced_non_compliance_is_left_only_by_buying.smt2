; Why this holds: enforced non compliance is left only by buying.
; The enforcement of non-compliance is lifted only by an answered report that finds the deficit bought, or by deregistering (where Q6 does not refuse it).
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "enforced_non_compliance_is_left_only_by_buying")
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
  (<= 0 known)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
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
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "b0a5f180e53596fd37111edfe9dd3e67")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "e0e7f22b521f9121211a8cb84c2e1159")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "7be1845ffe0b3f228fa8c383ecee20a7")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "5106c22da165390ca684753cc89136b0")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "8974560b4ece530d83903cfe6258c21e")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "5292a61ed7bfad3cbd8962ca478fafeb")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "9afee263269d56e65541482d3c424289")
  (consecution "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "490918e26c081b0d262dbb2ca48c1fed")
  (consecution "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "65f7bc80d3764698d7ba696797b1be9d")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "4db459f033b371dc51ebd96c25ba6bbb")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "c64348cfbfd2e3ed613324a728a23f81")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "d7bed35c349400a0af6e7a65a36d1933")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "78ce29d637090e2739d9521f3c14debd")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "0da7886d55f89194f7fddc88e3cee70b")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "378cfc15e9790e75cb053a081d6e0692")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "c643d3410a7d41541f2d460deaf8ccdb")
  (consecution "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "6f09cce074f169bfb8f5b661c50f6f99")
  (consecution "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "c20b9e6ecf405ef0bbf364364f338a1e")
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
  (consecution "out_of_compliance_expires: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "192d94a76279ec2be82e2d6feb70b510")
  (consecution "out_of_compliance_expires_in_silence: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "a44badf3b7b48e4372de6cfe77273b64")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "738faa6e1773458d4768f3a62bfae440")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "7e815d85892b2a72f5e7851d110863ce")
  (consecution "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "06d04cc2ce369debe5a0548ece8ba1fc")
  (consecution "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "6963c2d8f69546b9409df2f17f4b6f4d")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "c9c410a949d589518cb08f6a609a6476")
  (consecution "lock_is_reported_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "b2877b504af9ca641f319cab674f7ea9")
  (consecution "enforced_lock_is_not_answered: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "cd08a645aed1e7ee90e52be06954d042")
  (consecution "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "b799085c4c497a50c5b49adb64ae2139")
  (consecution "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "f408f354736360b2701267d93ef7a87c")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "6481ef3618e16e0f3e9a6f0760c48e13")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "546a26528ee3497e43547aa132957921")
  (consecution "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "4068109523b088e6fd08c0e57916b39b")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "352ffff23e31ccb6ec5996c8a2e29b89")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "45ec9f0e852fc468feb66b8fa3daa913")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "a5e189c18a9888ef6ce324af4486aa48")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "e7304094c22798f18bf43d27af668782")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "0ab405722aa3e30a5959cea1c49c5d6b")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "a2857894a8b0f7aba9926e694cecbd96")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "e765129084d39d134095bcd801ba7e42")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "e21a0a31fd1d0950c9c20f95f49c6a83")
  (consecution "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "702e0bc1e77a739139f24420ffd863fa")
  (consecution "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "aa200f88718fb5b2e9693974e016857a")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "af50f4e2b6ec6849384eeb7fb2b19aa3")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "d3586c4d02a3e540b41a7fc80dc60aa9")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "71b14d65758ff37adba4e796c9cb22ce")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "3372f6a348daf1becdf9ef25fb797d38")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "5bce939b56458627d58a582c485266aa")
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
  (consecution "all others, which need no more than a look" "9c84cdbee2f459138f291269a9e9e226")
  (entailment "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "bcfd67e9f225eff22b65fbf653f857bc")
  (entailment "deregister: OUT_OF_COMPLIANCE_EXPIRED -> EVALUATION" "bd4ff8b930607ab263afdfc0d8479364")
  (entailment "all others, which need no more than a look" "2a58a9e0a81ad1779e2a156a0da058cb")
))
(exit)
