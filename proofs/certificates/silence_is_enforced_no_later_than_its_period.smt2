; Why this holds: silence is enforced no later than its period.
; No registered instance stays unenforced in silence for as long as Q1 says (locked ones only where Authorization Expired takes over, Q11).
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "silence_is_enforced_no_later_than_its_period")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const Q1.NO_OVERAGE_PERIOD Bool)
(declare-const Q11.OUT_OF_COMPLIANCE Bool)
(declare-const authorization_period Int)
(declare-const overage_period Int)
(declare-const silence Int)
(declare-const unanswered_for Int)

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (< silence authorization_period)
  (<= unanswered_for silence)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (< silence authorization_period)
  (<= unanswered_for silence)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= unanswered_for silence)
  (< unanswered_for authorization_period)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (<= unanswered_for silence)
  (or Q11.OUT_OF_COMPLIANCE (< unanswered_for authorization_period))
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (<= unanswered_for silence)
  (< unanswered_for (+ authorization_period (ite (not Q1.NO_OVERAGE_PERIOD) overage_period 0)))
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (consecution "register: EVALUATION -> NO_LICENSES_IN_USE" "fe1cbe4300335dbcc708f36cfdee1d9d")
  (consecution "register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" "30bcfb1d4398b36af6713fe2cd52404d")
  (consecution "register: EVALUATION_EXPIRED -> NO_LICENSES_IN_USE" "144133a788e214a84b9720e6ab168980")
  (consecution "register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" "d424940a2d7e6ec075c6680db0b45c92")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "ce5fc944955981c4ccbc2413958f0537")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "f2f8273d20cb20f072798d138f8c7590")
  (consecution "reregister: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "b2645878001618f240c90ccd07cd6535")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "fe01c1305b3783ab92f089005099ec0a")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "becac223549887f016d0df21648ab4a9")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "95226a782e6bcbc11dccc0f79f249516")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "4cdca8c7bed0ddb25b6a263f8717e1d1")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "58b0d5f905f2c468563c827e03f89fbd")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "d32248ac61d4ccb3299298c54796d29f")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "e61fd360b37cfc8571699720154c5fa7")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "2d719223406e175c4a957472f7be93cc")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "235a00471fc85c6e6129a31670b75fee")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "d3a57c04cba55a66faee3a44f740898c")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "786ffd7bcaf60990df9357de58850a6c")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "43dc4591c206cebedd375d6c485d4047")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "9b8fb4feaafc3a15cb95cdf924064d20")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "96372d640ca560266a4a6e33cc0a6595")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "52541845d5095ab50c05894bfe4b0a7f")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "a307caaec8e983eb081ef9ba5313fe51")
  (consecution "reregister: OVERAGE -> OVERAGE" "929477d7b55437644b0d498bfa653d2b")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "97651b735b68753df51a7f548559f8cf")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "c2e3634a583b4804ec69b6815f9713eb")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "a86876a92ab4c49717738bf4881dbcbf")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "388a442baa53c696b03c767d6c08de0a")
  (consecution "reregister: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "16c33feead6e987f82fa42bcb18687c7")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "fe74e7d24441f6cc83dc905f57baf3b8")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "ef97f766983b4b6c1e8416a3411cae9d")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "f9e0e5db7acd4660bb4941bc2b00f86c")
  (consecution "reregister_out_of_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> NO_LICENSES_IN_USE" "5658832ed9da20c9c9bd967d8a3c1911")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "7b13a3c357415ae7dfff2f35f68c1634")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "6168b0a360db5523576b3037f5dd39f2")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "287ff5475da436a96138555f5501bb1d")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "1961f2c2a50ecb2641324a0166ea8769")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "9ebb2dcdcd253ac0ed160ca1bdbca81c")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "4c6fa0d1433d77fb04dce99074d39495")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "8deaf53f21999a347bffdefcb96ee73e")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "8e1b8ba5f4b02a003696f1806e426ed8")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "459688a12a6d9cf98a9eb1e2b11cf63e")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "3e694bc782492cdd0255f5fce52e7763")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "d5fbcd7f433036d89329e05278ea26c4")
  (consecution "reregister_out_of_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "10a1d4489d739867bd65a96f9b763578")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "5e9b4b64108e2322f438e33fa8c04ba4")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "7b63f26779aefac366de80c91cb9c545")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "52d263c26a915b923359c80adfbfbdd5")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "2cb08c965500b2d004310741ec23b849")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "1c8f9aedf1ec89fadc5452ad8a35e023")
  (consecution "register: REGISTRATION_EXPIRED -> NO_LICENSES_IN_USE" "c07891182902ef6eb6a16e27c504cb8e")
  (consecution "register_with_lock: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE" "03f94357bd1bfb65e9e214f79debe9ff")
  (consecution "register: REGISTRATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "a05388d344cd5acad758d0fbfa4e2a99")
  (consecution "register_with_lock: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "efd48873f7ad72d3520765af4ffdfc1c")
  (consecution "all others, which need no more than a look" "dc5f00ac1330a9ce696749719eab736a")
  (entailment "NO_LICENSES_IN_USE" "5b2f49ceedc634d4129675e50f6c4fb4")
  (entailment "IN_COMPLIANCE" "416eeedf60f6c17a90572c55b7ba514d")
  (entailment "OVERAGE" "d6eb818629eb716995684e6678088c4e")
  (entailment "OUT_OF_COMPLIANCE" "5015830086869d0a65fbede8da23d5d0")
  (entailment "AUTHORIZATION_EXPIRED" "29ef31a1adbf7c60ee7da262c1dbda89")
  (entailment "all others, which need no more than a look" "85c4d37546afccd3c89e603aafacf16d")
))
(exit)
