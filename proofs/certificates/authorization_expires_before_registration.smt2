; Why this holds: authorization expires before registration.
; An instance with nothing locked loses its authorization before its registration expires.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "authorization_expires_before_registration")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const authorization_period Int)
(declare-const certificate_age Int)
(declare-const registration_renewal Int)
(declare-const silence Int)

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (< silence authorization_period)
  (< certificate_age (+ silence registration_renewal))
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (< silence authorization_period)
  (< certificate_age (+ silence registration_renewal))
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (< silence authorization_period)
  (< certificate_age (+ silence registration_renewal))
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (consecution "register: EVALUATION -> NO_LICENSES_IN_USE" "97c2ec1fa579d49dd44f6a76b4e1d596")
  (consecution "register: EVALUATION_EXPIRED -> NO_LICENSES_IN_USE" "186837eeed0f76b0c8bacab908df937d")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "7c8a1d7b805912ca930426b5a6f6a0fc")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "e0af4c35e42e4fbdd899ad612e85a3a1")
  (consecution "reregister: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "83b3361661b1b555899c9ded535005b0")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "28dd3c100af9ceaa7f9ffae59dab9df9")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "9993554486910fe7f0be507d38eeecf8")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "b5a4679c767878cd73fff4f5a3708e8d")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "e5cd2c17ecbe8d5f1ffd28de42f2b358")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "c2cf8f49f3b61cef5e92832a5482d1d4")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "1898cd42ab345698918bb3b3d74bd35b")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "108e89c43965d4a635626dae2e5ad489")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "90fea312edffaed319ffea925356234c")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "c79401e2aac935f844050998008aac1f")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "e008c01df9e14b56a0124825c1d5cb5f")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "9d4f94d926b3383f1ae0dd3f32656d47")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "3cc3f69170c4b22069e5aee864333569")
  (consecution "reregister: OVERAGE -> OVERAGE" "e5839d89af1ffa12d7e65df3243853ee")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "53b22926e074f33b82b0895e05a30798")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "9768c685fb428bd2cd733925145cb314")
  (consecution "reregister_out_of_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> NO_LICENSES_IN_USE" "7744d948e9ea1d218b7d55b309a06f67")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "b5af11ee68415cabd2ba5e4727738c8e")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "a4bae7d6185dad4bbc4e8abe9f538580")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "925850590d2b5246483a407185e6e1fc")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "58e1d1f9fba828c8e4dad7b3e0627418")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "d1ebec8752f83644ef839d0ffcce45ec")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "c9d2c2eb3f6a730a6afe634adb6eb579")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "3fcb77002e8c3f47cb4430b6bb825174")
  (consecution "reregister_out_of_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "7cbbfd6f1cdba78639951c6a2f7e1bd5")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "72e68a65e7086ef3e09ce2554adf681f")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "7773a7c0f883d6e1037932d1399b517f")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "48c5213fc99989fccaf9b6a2916e9ce7")
  (consecution "register: REGISTRATION_EXPIRED -> NO_LICENSES_IN_USE" "725da4a24b680f9b85bd9668f0ae65cb")
  (consecution "register: REGISTRATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "b0c683e92b101285e32fca833249c592")
  (consecution "all others, which need no more than a look" "d108703e8dbfab21389e35574e9e00f0")
  (entailment "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "a8d7c2ec49cb78cea8530376ecbac52a")
  (entailment "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "9382fdffc183b59fe8d9b89e8a76b7be")
  (entailment "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "243a71b63a9a23e807761806b507d9fb")
  (entailment "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "5bcdad4986917f709934be43518b4f27")
  (entailment "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "9dfb41e338623d9b0745ed6efd5b8dad")
  (entailment "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "69c79419db2e1d0e802375cb9ecf4a56")
  (entailment "all others, which need no more than a look" "5dc72b16c412a56f2e487c91319ef07b")
))
(exit)
