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
(declare-const unanswered_for Int)

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (< silence authorization_period)
  (< certificate_age (+ unanswered_for registration_renewal))
  (<= unanswered_for silence)
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
  (consecution "register: EVALUATION -> NO_LICENSES_IN_USE" "a2764161c9f042ce9094bc1cc457e465")
  (consecution "register: EVALUATION_EXPIRED -> NO_LICENSES_IN_USE" "95718f4ee9d61020f9a4d62f044cf5f8")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "64decab548c702dc6e37e198e507a1d8")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "8ed72746dcd754063ed060b30281b07e")
  (consecution "reregister: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "9542313403a1efd2b2ae9205fa4536ef")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "8317d57dc6ee3e43d6ab4042b7ee2112")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "8a4090f9aca60ad1ff0d907d85a6f9cf")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "28cafa253dd4660c6368d63235eb5bd4")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "e5cd2c17ecbe8d5f1ffd28de42f2b358")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "c2cf8f49f3b61cef5e92832a5482d1d4")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "1898cd42ab345698918bb3b3d74bd35b")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "108e89c43965d4a635626dae2e5ad489")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "29fe94d13df84b2ec96b00fd0d13d08a")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "c79401e2aac935f844050998008aac1f")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "e008c01df9e14b56a0124825c1d5cb5f")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "9d4f94d926b3383f1ae0dd3f32656d47")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "3cc3f69170c4b22069e5aee864333569")
  (consecution "reregister: OVERAGE -> OVERAGE" "e5839d89af1ffa12d7e65df3243853ee")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "53b22926e074f33b82b0895e05a30798")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "9768c685fb428bd2cd733925145cb314")
  (consecution "reregister_out_of_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> NO_LICENSES_IN_USE" "a8661cd877444ebdaf8124757b8b7e09")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "5fa6f5ef45495ad3946c6361a84176f7")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "c6850442af5cd592fe952b395dc895c5")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "925850590d2b5246483a407185e6e1fc")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "58e1d1f9fba828c8e4dad7b3e0627418")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "d1ebec8752f83644ef839d0ffcce45ec")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "c9d2c2eb3f6a730a6afe634adb6eb579")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "145d5bce99eb23804c245d309e1d2477")
  (consecution "reregister_out_of_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "1c36f9a63dc1b4729c85a5fa267e8d5e")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "72e68a65e7086ef3e09ce2554adf681f")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "7773a7c0f883d6e1037932d1399b517f")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "48c5213fc99989fccaf9b6a2916e9ce7")
  (consecution "register: REGISTRATION_EXPIRED -> NO_LICENSES_IN_USE" "2059553861b46b13790065a137f75dfd")
  (consecution "register: REGISTRATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "4bd0732b39c9ad133b3ebc9ce3846125")
  (consecution "all others, which need no more than a look" "2dfa28a90035a0ab28c0a01696a1fac4")
  (entailment "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "76617cc8ae9035fa1ddd8ae4ed1f0fa6")
  (entailment "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "34071886b05e4d4313b048bfb3e68d05")
  (entailment "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "243a71b63a9a23e807761806b507d9fb")
  (entailment "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "5bcdad4986917f709934be43518b4f27")
  (entailment "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "9dfb41e338623d9b0745ed6efd5b8dad")
  (entailment "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "69c79419db2e1d0e802375cb9ecf4a56")
  (entailment "all others, which need no more than a look" "90cfe156096e609c88611535d26dda5d")
))
(exit)
