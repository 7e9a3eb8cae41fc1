; Why this holds: registering anew after silence resumes what was counted.
; Whoever registers anew in the overage period begins with no licence in use, or where strikes or a lock left off.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "registering_anew_after_silence_resumes_what_was_counted")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const locked Int)
(declare-const strikes Int)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (<= locked 0)
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (or (< 0 strikes) (<= locked 0))
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (or (< 0 strikes) (<= locked 0))
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (<= locked 0)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= locked 0)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= locked 0)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (< 0 strikes)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (< 0 strikes)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (or (< 0 strikes) (<= locked 0))
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (or (< 0 strikes) (<= locked 0))
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (or (< 0 strikes) (<= locked 0))
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (or (< 0 strikes) (<= locked 0))
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "8037dbba29fdc9b108d98774b5237f0a")
  (initiation "EVALUATION" "5fb123d0cfbe3c2763fbea4d29ad1bfa")
  (consecution "switch_to_smart: CLASSIC -> EVALUATION" "8cd01284c29f4254b340cc63e6ae2f72")
  (consecution "register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" "32e9a14e90a862f1bb6b6eb262cc8360")
  (consecution "register_with_lock_too_late: EVALUATION -> OUT_OF_COMPLIANCE_EXPIRED" "af06cfa06585994af615a28260ce42d7")
  (consecution "register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" "cfef97997852c1197dd05e1f6adb475b")
  (consecution "register_with_lock_too_late: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "0355733e6fddbbdec5a0ff605703f00c")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "9eb8182520ad5a35acea838c3108ffe8")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "c453ffca5e7125bc671cd0715bffeb5b")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "075904f6948ed65e14645a38dd587fed")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "78b645829ab4fcc3c414ad114c1a66ff")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "21319a67a7312f01b9e316c4179c658c")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "47ffc5ed80386e7d606955a66dab3f93")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "95a080a68955563fc38f2491c67a5518")
  (consecution "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "e3756783da5f66b82d6aeda5c7d17ed9")
  (consecution "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "c503fb9342d2978484cfd709769304d0")
  (consecution "deregister: NO_LICENSES_IN_USE -> EVALUATION" "8f2cb861a543878289490f1ee603b10a")
  (consecution "deregister_without_evaluation_left: NO_LICENSES_IN_USE -> EVALUATION_EXPIRED" "fe0bfcdfd7d84beb963cc2cc82058e69")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "774248afe0f5465edc00aeaf517a1ba3")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "7d198999566aec62c6a47b18cc964a4e")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "920310d07469bf0d2597851294131432")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "10561443422d6b7bdd562ae57975e1d6")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "2974f6219b001a2cfaefc750df8039cd")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "8443a0c9f2a67ca63eb6c4d3bbf84b85")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "dcdab5115975bb6821c7c0829b27cda0")
  (consecution "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "3f9009b2d725a742030c18c4008fe3e5")
  (consecution "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "02cbdb0f56f2aa75bf5c62052ce3891a")
  (consecution "deregister: IN_COMPLIANCE -> EVALUATION" "adcd55b7d8432b828a3f23b068f8f660")
  (consecution "deregister_without_evaluation_left: IN_COMPLIANCE -> EVALUATION_EXPIRED" "febe79df7793c8f3fee935ef58ca3bee")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "ec38a842e21b9ef611d0f599ffd354cc")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "c47143e438058fc87c337d9b20654444")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "1604b597b900f6f49ddf26ab4749c511")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "88911d382091aefbe9354f4aa10230bc")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "6ea9771e44663010174aaf73ebb93251")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "ffd55bbeec8b76010fc2cf6a4e0a4af3")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "acc945c8bad2e91cfcad565272c8d665")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "df1c673fa4b63edcbcdb8834c2c0cab5")
  (consecution "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "a3adae26861d849a7390405561f3c123")
  (consecution "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "392a069a57f293b273a37a018bce354d")
  (consecution "deregister: OVERAGE -> EVALUATION" "973d22fe34b4913320268d381a5fc1ab")
  (consecution "deregister_without_evaluation_left: OVERAGE -> EVALUATION_EXPIRED" "6a0a34311c4310ceddb5b2177abacfe4")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "616c4a9b9f2d1320bdfa130f8ee4479d")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "689857ff8091ed7ef776cc958a38fb57")
  (consecution "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "7699a85ce77db611f3b3b4a147bfb6ed")
  (consecution "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "e3e56e3e66f401654424c08ecfa3d7d5")
  (consecution "deregister: OUT_OF_COMPLIANCE -> EVALUATION" "e463a498dee698e5a325df221055e03c")
  (consecution "deregister_without_evaluation_left: OUT_OF_COMPLIANCE -> EVALUATION_EXPIRED" "c34dd8ec49a61ba574911d8ca83103f8")
  (consecution "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "c061ed54eca479c5fc7d497203fce872")
  (consecution "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "19914fe6736f3be388e3aca0faa2396a")
  (consecution "deregister: OUT_OF_COMPLIANCE_EXPIRED -> EVALUATION" "7e4d5e2e89ea81b676ec5880991008a0")
  (consecution "deregister_without_evaluation_left: OUT_OF_COMPLIANCE_EXPIRED -> EVALUATION_EXPIRED" "d03f3972a2a177845cd9fd5befe7566a")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "e44df62db08d05d8e7c17b4b05a99571")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "1837d0a81894d614291679548aa41696")
  (consecution "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "a6d4facade9159cf7b6f6392bc0110b8")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "2a8ed44c530d3abded3d5356c4bdab51")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "676d23688ab82695f0f53cab61757955")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "8e506635acbe80c2e2ad190adb5c2890")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "d23f86035bff5bc601066ac47b8a3e57")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "ca5b4241ab42260f28354277f6a39bde")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "18c3b33834eedb2fd0d67610cde84fd8")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "f48c3256824fc76340d69fafa97233c4")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "a043a06133b1dcdbb954afcf01eabe66")
  (consecution "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "6e26f66df26f77cada17f4f2db9f5972")
  (consecution "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "3de2b5ca22fb17ef58eb93fda382b455")
  (consecution "deregister: AUTHORIZATION_EXPIRED -> EVALUATION" "82dc9b601e150c0e716c3ab0c5722d49")
  (consecution "deregister_without_evaluation_left: AUTHORIZATION_EXPIRED -> EVALUATION_EXPIRED" "28f7892f3434cfca7680d145b5687806")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "07d91b2259ac2d805a2056fd81b43327")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "17bdbfaa3c5f365f20ad948b8c8bd44e")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "578a2f82e5cf6bd92baaa90a0b7e04d6")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "8536f76418ce454b4dcebea72fa48a18")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "0054b47c943d2e3967e2602d63ba53bb")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "89dac675c99db01105457bd50716c090")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "b04e1c69dc8199387e3ca92257f8daa7")
  (consecution "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "adc7710ff8ad9c4c05d645f682b39687")
  (consecution "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "6dd6d23b0ef53c8ef66f526a25741f4e")
  (consecution "deregister: AUTHORIZATION_EXPIRED_ENFORCED -> EVALUATION" "b4e583b555cb00b2f2b2933ae0bcb11e")
  (consecution "deregister_without_evaluation_left: AUTHORIZATION_EXPIRED_ENFORCED -> EVALUATION_EXPIRED" "87b288821b5a06d337fbd93176d47434")
  (consecution "register_with_lock: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE" "de0a75f8819f6169828ec03eaa98311e")
  (consecution "register_with_lock_too_late: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "5ea5f9359d190b14cd83ea44e7259a92")
  (consecution "register_with_lock: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "12350f034cf015bcddb28065615427ef")
  (consecution "register_with_lock_too_late: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "19b9689a77ce81aabddad4af6d6a1992")
  (consecution "all others, which need no more than a look" "92ce658d14650abf29516da2d3943c2f")
  (entailment "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "770b41e8daad4a3bdbbed06451908aff")
  (entailment "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "749a12e4777e5e8edb9759ba79d6ab4e")
  (entailment "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "c0ad3fbd5c023063d9e237e7d3780229")
  (entailment "all others, which need no more than a look" "a8cff4aebd4dc208a3501aad9a10b3c1")
))
(exit)
