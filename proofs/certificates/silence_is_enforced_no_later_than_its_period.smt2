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
  (< silence authorization_period)
  (<= unanswered_for silence)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (<= unanswered_for silence)
  (or Q11.OUT_OF_COMPLIANCE (< silence authorization_period))
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
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "c635bf96394033c68e7ef32079cc061b")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "20256505b98f41c670e13b562ab16c32")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "4cdca8c7bed0ddb25b6a263f8717e1d1")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "58b0d5f905f2c468563c827e03f89fbd")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "d32248ac61d4ccb3299298c54796d29f")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "e61fd360b37cfc8571699720154c5fa7")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "2d719223406e175c4a957472f7be93cc")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "6fc2b86e3001e1d24bc82ecf9e747d3c")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "e10ddf2473cd06bb99e361dc57cc6a02")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "786ffd7bcaf60990df9357de58850a6c")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "d876f70868a6d74d719c0972866b54df")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "3c79f083df11af7ddf774f4f545fd441")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "8f170807ac9f6d5d7911d131b2d34edc")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "8d79fa73e2a0183efb54b764d44f4c01")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "16739c08b5a8e3abb06b3b9ba907a8a6")
  (consecution "reregister: OVERAGE -> OVERAGE" "1fe96c01aacc6dc2d43bd96e91c8cf01")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "a073085c6acc02f4306307fc84399e68")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "fc13bb3d3299190a1366d7294ef74d9f")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "71b627f57cbef86c06da9265f81a6683")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "78dc6086b71aad29e38928de1681ecc2")
  (consecution "reregister: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "4b198829ed52f461b689e985711b50b3")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "de2b7e356db82469446222e2d2fce405")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "b80d65a17230e2746bf7af0fde6ce4ac")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "f9e0e5db7acd4660bb4941bc2b00f86c")
  (consecution "reregister_out_of_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> NO_LICENSES_IN_USE" "5658832ed9da20c9c9bd967d8a3c1911")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "7b13a3c357415ae7dfff2f35f68c1634")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "6168b0a360db5523576b3037f5dd39f2")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "287ff5475da436a96138555f5501bb1d")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "1961f2c2a50ecb2641324a0166ea8769")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "9ebb2dcdcd253ac0ed160ca1bdbca81c")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "17abfb5bf450c09642a011dd365b6c1c")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "e5c592c72b034a38735d0acecf69dd10")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "cd3f8580e02468595755cd839366418c")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "d080a2b945c71e9a4e091d102c742924")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "e032c488eafb7307c99cc0b0ff9d089e")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "d5fbcd7f433036d89329e05278ea26c4")
  (consecution "reregister_out_of_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "10a1d4489d739867bd65a96f9b763578")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "5e9b4b64108e2322f438e33fa8c04ba4")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "7b63f26779aefac366de80c91cb9c545")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "34b30a333b062b980bf333e7e5643717")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "fd9c4eff6e16e7378c82e1eb8a44e7f9")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "1604b70b03e8c3caf1b23c3197880168")
  (consecution "register: REGISTRATION_EXPIRED -> NO_LICENSES_IN_USE" "c07891182902ef6eb6a16e27c504cb8e")
  (consecution "register_with_lock: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE" "03f94357bd1bfb65e9e214f79debe9ff")
  (consecution "register: REGISTRATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "a05388d344cd5acad758d0fbfa4e2a99")
  (consecution "register_with_lock: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "efd48873f7ad72d3520765af4ffdfc1c")
  (consecution "all others, which need no more than a look" "f5a8b332a4f96cea94062e8a8162696d")
  (entailment "NO_LICENSES_IN_USE" "5b2f49ceedc634d4129675e50f6c4fb4")
  (entailment "IN_COMPLIANCE" "416eeedf60f6c17a90572c55b7ba514d")
  (entailment "OVERAGE" "d3aef86fb20b8430bc4d420c4c23dcfa")
  (entailment "OUT_OF_COMPLIANCE" "07bbbdae9f8ee11eb88cebfeaad5cea8")
  (entailment "AUTHORIZATION_EXPIRED" "29ef31a1adbf7c60ee7da262c1dbda89")
  (entailment "all others, which need no more than a look" "85c4d37546afccd3c89e603aafacf16d")
))
(exit)
