; Why this holds: a renewal of the authorization that fails is announced.
; The notice that the authorization's renewal failed comes exactly when it falls due in silence: with the report at which the silence is as long as the renewal period.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "a_renewal_of_the_authorization_that_fails_is_announced")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "0573c139dc2294e30e087109d7b5e51d")
  (entailment "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "7bf7be4e676a424ed124bdd6131122dd")
  (entailment "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "7cf187dbf8ffc02c2354f53d65bc2e2f")
  (entailment "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "6a24c6167ea0ca457a3dc7e31e358af4")
  (entailment "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "18d850f04d5dc1c4cca2a73b7be8482c")
  (entailment "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "d5b6ba379d7762863aa18f99a5de4865")
  (entailment "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "b69b0f4e18fd1088847319654c11b64e")
  (entailment "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "bbe7ae064829b4cda8558089b06b1dca")
  (entailment "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "a654a1fb5d42cf30eee27a165fbd741e")
  (entailment "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "747e08196520b1946653bb0ad2d6c93b")
  (entailment "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "a3de95a7d978682bc23cfcb535886d8a")
  (entailment "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "855e78ad144b2ae99b5c16db08f9b5b0")
  (entailment "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "c6eadeb37b68c6525066e9c65267ad6f")
  (entailment "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "4f39890cf1e5c78c305d7d5c99d73f39")
  (entailment "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "2bc2aae1f46903fdfce465340a603365")
  (entailment "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "9b9cd55cac45b22dacbaba562a003d34")
  (entailment "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "79398b4cb3606f4467ef6a3adc26c09b")
  (entailment "out_of_compliance_expires_in_silence: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "ccf0824e96d3cf45ae7b725b9eb1086c")
  (entailment "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "bfd03556b7c1fef1012648dec0f87c74")
  (entailment "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "0c2084990b3ad041450e614689c2b46d")
  (entailment "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "20c3d71a11a3711e96b016c27a6e78a9")
  (entailment "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "1beb9db2e4858a40d4e457613ff2c3bf")
  (entailment "enforced_lock_is_not_answered: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "d58e7c4105326c69c5f91357c71e6527")
  (entailment "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "b3063bb17ea79a5df62bd650de5a53a7")
  (entailment "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "2102ca640ca2ea68b3c0c99a27b6be5d")
  (entailment "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "a2582a33ada36627cb1b7ab577c903b9")
  (entailment "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "919df06aa8a2b1ce005ff0a17cda9cbb")
  (entailment "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "20a66bca44404b865ecb31584fd4070a")
  (entailment "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "fe40869dbb8e1d7ce11b2b819b093f4e")
  (entailment "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "6f1af2ae3157804d2034522e9dbac60b")
  (entailment "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "ef29ab8c434d2fa3065304fad6ba2625")
  (entailment "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "65217536a436cb0ada0f39a96748550b")
  (entailment "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "060b0c9187e1fbc99d37d0f39a8d1a76")
  (entailment "all others, which need no more than a look" "b617ca14259785b00a94be40c388f0af")
))
(exit)
