; Why this holds: direct deployment knows every purchase.
; In the Direct deployment, the licence server always knows what was bought.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "direct_deployment_knows_every_purchase")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const Deployment.ON_PREM_CONNECTED Bool)
(declare-const Deployment.ON_PREM_DISCONNECTED Bool)
(declare-const bought Int)
(declare-const known Int)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (or Deployment.ON_PREM_CONNECTED Deployment.ON_PREM_DISCONNECTED (= known bought))
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (or Deployment.ON_PREM_CONNECTED Deployment.ON_PREM_DISCONNECTED (= known bought))
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (or Deployment.ON_PREM_CONNECTED Deployment.ON_PREM_DISCONNECTED (= known bought))
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (or Deployment.ON_PREM_CONNECTED Deployment.ON_PREM_DISCONNECTED (= known bought))
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (or Deployment.ON_PREM_CONNECTED Deployment.ON_PREM_DISCONNECTED (= known bought))
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (or Deployment.ON_PREM_CONNECTED Deployment.ON_PREM_DISCONNECTED (= known bought))
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (or Deployment.ON_PREM_CONNECTED Deployment.ON_PREM_DISCONNECTED (= known bought))
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (or Deployment.ON_PREM_CONNECTED Deployment.ON_PREM_DISCONNECTED (= known bought))
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (or Deployment.ON_PREM_CONNECTED Deployment.ON_PREM_DISCONNECTED (= known bought))
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (or Deployment.ON_PREM_CONNECTED Deployment.ON_PREM_DISCONNECTED (= known bought))
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (or Deployment.ON_PREM_CONNECTED Deployment.ON_PREM_DISCONNECTED (= known bought))
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (or Deployment.ON_PREM_CONNECTED Deployment.ON_PREM_DISCONNECTED (= known bought))
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "13ba4d5b3f322a976582cacc9fcfe858")
  (initiation "EVALUATION" "fdc9039ba484d6fb44343ba1ff96ad68")
  (consecution "classic_goes_on: CLASSIC -> CLASSIC" "37d704865f35a4b3014db3ef8e7db9ab")
  (consecution "evaluation_goes_on: EVALUATION -> EVALUATION" "e0aacb2c799535bfad7577684a948fd1")
  (consecution "evaluation_expires: EVALUATION -> EVALUATION_EXPIRED" "182b0b50c48163183a788d0ef0c7af4c")
  (consecution "evaluation_stays_expired: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" "724b70c6546d69cb458f12232f6a447f")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "2dce83e8dcd59b950b4113ba05ac24f9")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "8ac57e404057411c71c2e30b4c3ce9a4")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "8ef5eb0de8a376e9062c6d45173a9bc8")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "dea92564fac1a74134286a5f67b377de")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "95dc6fe3566b4ea5747ec1bfdd3c08e3")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "975d4aa85b2613467f1eae1765d7af8b")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "7d48755f1d241096f427df85297f13fd")
  (consecution "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "daa946a25485dde8c9aa32cd81bffcb4")
  (consecution "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "fcc17116a22666bf22845acc22b7c5a1")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "c9148de8e43710ed936e9a0c19a09f46")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "3a3ad84353d0e451bd09ce426c718f78")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "9a564ce15b508210b9a79c4392538671")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "bd8a75496655fb90f870db3539711843")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "9059348cc0b3ea06e3035f0cbd5e9912")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "e13a46bd6c0c01121cadadf4953b2e8a")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "e4809b2ab6432f63c9e75e5b312bf5d7")
  (consecution "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "0799230e2df7b0fedb7bd1d5968067ed")
  (consecution "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "e080df034b33ea7f69084dfe9f7912bd")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "273adec676661f7459bb46c003c2d903")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "9eed8a5f0bdc95747cb2d092d69427d4")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "d115832907f79e8a060ac0f8865ba286")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "4fd489a1b68744bbca62078dd68fc502")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "9ae44043ea483a04dd71664e4ca769b2")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "85d83612245c992584798ce6b775377a")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "6f989273d2dffb9080f1b3096ac223d1")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "f206b39b2a5a9b899a32b32a516d46b0")
  (consecution "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "863422eb8f93fc81962097df4122231d")
  (consecution "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "5963d5a23c11fddc1c76a604109244d1")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "afafb48442e4efaf5c26f27edb71633c")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "961d1ddce93ffee046a97df47b60a5e0")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "363ab3d272ba3e6a38c8c3fa02f39a2f")
  (consecution "out_of_compliance_expires: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "a111c721bde15b15e3af6658d44c7c6b")
  (consecution "out_of_compliance_expires_in_silence: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "5e24149a63cf1365ff8b791f3495c351")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "aa1d8754c454d50fc4fc01b8869c043e")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "a836144ba04bf31629bdce26b03d0a95")
  (consecution "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "a11892b1416a36863f9ef5f59175daf8")
  (consecution "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "14ae70005406b3ddeb59fb29034c5a9d")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "3af23556f865419563d38374e73a040f")
  (consecution "lock_is_reported_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "d79868a3a9e7ac0e1d879e74c933941f")
  (consecution "enforced_lock_is_not_answered: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "f971db8cd620e968ad74e2beca23fb35")
  (consecution "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "aedf75ce6afeda189cf6c2f6a00cb7a5")
  (consecution "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "db37fc066de5abe714a5589488fdfec5")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "1c94fd98fc255ad4033f105b85e55ec8")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "a74bdfb30f9496604e4741aab49f2dc1")
  (consecution "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "e30686c5e00ef513bf3fd51818ebd4c7")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "7c3ea4983fd9a626b9da71e80d4add3e")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "3b09f8dca04621d65b5e3991f0afd386")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "46d4712a74d4bbd50be7a34e97aa719e")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "83966da8fc210f3182215568d4145b66")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "6c23f1d7863ef866d4b749b3b62b412f")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "73dc98cb3ce260bbb6c0ab3d5f2bf19d")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "7402c17be3c0e388611d47eca40e670d")
  (consecution "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "60492c35d05ab57c27ea5736258bdc13")
  (consecution "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "957e10692222c8f9bdc384dd58858b7a")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "558f42f616c240d253ce11bb9dcfae4e")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "313e92fa97ef79500160e957baf7e5f9")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "65c8cfccb63c4fd884b6db76e9157646")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "a245aade8fcf109f9aba7ecec8c47e1c")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "f43b294617c99b031d2f6f3801b27a81")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "6b7923b36a9188fd95a419a5f99cf8d1")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "c85b9e88c4c86124a6efb6cb2e6653ef")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "db454bc10ddb3c9b7f5fcacca2f54876")
  (consecution "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "04a09724a15dcd26a997ecb64295f32f")
  (consecution "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "c6a1b11ccf0b20fffb0291b0f94a2503")
  (consecution "registration_stays_expired: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED" "fba284d66a41cba572e40530bf8e5d07")
  (consecution "evaluation_expires_without_registration: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "7a87c8dd8c0826492eabff400a3ecb51")
  (consecution "former_authorization_expires: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "21124af2dba8bb7c8983dbcc1013e6da")
  (consecution "registration_stays_expired_and_enforced: REGISTRATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "4efd85d9fb2a7947a3344907217edd91")
  (consecution "all others, which need no more than a look" "33e8717238d3f8432fa803e4c911fd34")
  (entailment "CLASSIC" "fd02c56d0a68dd6b60570b3dafef8d98")
  (entailment "EVALUATION" "a377454c139bbdd2f947745146d728ef")
  (entailment "EVALUATION_EXPIRED" "442eb8a477874bbfb4b26d46a803f2e9")
  (entailment "NO_LICENSES_IN_USE" "d601c84b40d6b7ce2b42e0823175cc8f")
  (entailment "IN_COMPLIANCE" "fe79356abeaf299e4342a086b4bf7065")
  (entailment "OVERAGE" "ab4c5e1d222501918afea8f06ea786c8")
  (entailment "OUT_OF_COMPLIANCE" "3c5dcb786aed8c18262ecb835f361bc1")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "9fd6e32d6357fab256bc693fd2b8c4da")
  (entailment "AUTHORIZATION_EXPIRED" "d9f11734969fa139c493fd7aeb617028")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "d341136f2c1c51a681af923bed0e11c2")
  (entailment "REGISTRATION_EXPIRED" "472c6fe21dfa138821554bc45f3a8d8b")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "4df01cb278dbff748e8476fc9ab9e9ae")
))
(exit)
