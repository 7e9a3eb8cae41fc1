; Why this holds: a restart is pending exactly for another licence type.
; A restart of the cluster is pending exactly while another licence type is chosen than the one in effect.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "a_restart_is_pending_exactly_for_another_licence_type")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const chosen_type Int)
(declare-const license_type Int)
(declare-const restart_pending Bool)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (not restart_pending)
  (<= license_type chosen_type)
  (<= chosen_type license_type)
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (or (and restart_pending (not (= chosen_type license_type))) (and (not restart_pending) (= chosen_type license_type)))
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (or (and restart_pending (not (= chosen_type license_type))) (and (not restart_pending) (= chosen_type license_type)))
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (not restart_pending)
  (<= license_type chosen_type)
  (<= chosen_type license_type)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (not restart_pending)
  (<= license_type chosen_type)
  (<= chosen_type license_type)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (not restart_pending)
  (<= license_type chosen_type)
  (<= chosen_type license_type)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (not restart_pending)
  (<= license_type chosen_type)
  (<= chosen_type license_type)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (not restart_pending)
  (<= license_type chosen_type)
  (<= chosen_type license_type)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (not restart_pending)
  (<= license_type chosen_type)
  (<= chosen_type license_type)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (not restart_pending)
  (<= license_type chosen_type)
  (<= chosen_type license_type)
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (not restart_pending)
  (<= license_type chosen_type)
  (<= chosen_type license_type)
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (not restart_pending)
  (<= license_type chosen_type)
  (<= chosen_type license_type)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "b2ff6938858e3b275a3aac889a6d3d25")
  (initiation "EVALUATION" "8ccd0e7d479d861438d2e52f2f0a1ece")
  (consecution "switch_to_smart: CLASSIC -> EVALUATION" "005817d6f6de475337c17c714694f7b5")
  (consecution "register: EVALUATION -> NO_LICENSES_IN_USE" "02b1128dcef9a84902ce95d1498679a8")
  (consecution "register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" "d23a7f881c24c9d14b7200a743b9b337")
  (consecution "register_with_lock_too_late: EVALUATION -> OUT_OF_COMPLIANCE_EXPIRED" "3110599c1f66d308de3913a9fae0a833")
  (consecution "register: EVALUATION_EXPIRED -> NO_LICENSES_IN_USE" "0a7333c241a679ca5f6d82e9b548eae2")
  (consecution "register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" "c438d07e6194b8c7f8183e47094bfd57")
  (consecution "register_with_lock_too_late: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "a8ddad5ed09d7290e83be8346a13abd8")
  (consecution "deregister: NO_LICENSES_IN_USE -> EVALUATION" "cef2f33bc81b4c2e8f3866f46dc5d3be")
  (consecution "deregister_without_evaluation_left: NO_LICENSES_IN_USE -> EVALUATION_EXPIRED" "f4105bbe39b10ef52e7018952b138ca2")
  (consecution "deregister: IN_COMPLIANCE -> EVALUATION" "63a1f5972381a91c7f7105fc284ccb6a")
  (consecution "deregister_without_evaluation_left: IN_COMPLIANCE -> EVALUATION_EXPIRED" "86243f9d4df4412cac67b54bcb9af625")
  (consecution "deregister: OVERAGE -> EVALUATION" "601d81dc05c38d01885f6e4539b56804")
  (consecution "deregister_without_evaluation_left: OVERAGE -> EVALUATION_EXPIRED" "3df127cbd05a10854b6ebeb60ff4f1c2")
  (consecution "deregister: OUT_OF_COMPLIANCE -> EVALUATION" "6ffdb9f8dcdb49af5eb5d76823313556")
  (consecution "deregister_without_evaluation_left: OUT_OF_COMPLIANCE -> EVALUATION_EXPIRED" "b0d03192ca022cbb9f6cd9f83dbef960")
  (consecution "deregister: OUT_OF_COMPLIANCE_EXPIRED -> EVALUATION" "6243c96250f6247797e9f2d6f1afb314")
  (consecution "deregister_without_evaluation_left: OUT_OF_COMPLIANCE_EXPIRED -> EVALUATION_EXPIRED" "aa835252e6941700bf29c1dff67c1b7b")
  (consecution "deregister: AUTHORIZATION_EXPIRED -> EVALUATION" "6db9f1115d1b86aad7478fe99f667634")
  (consecution "deregister_without_evaluation_left: AUTHORIZATION_EXPIRED -> EVALUATION_EXPIRED" "de999064b30dc5f2fd21deeeea30a85f")
  (consecution "deregister: AUTHORIZATION_EXPIRED_ENFORCED -> EVALUATION" "44da20d232273a0f2653fcc5d0c96878")
  (consecution "deregister_without_evaluation_left: AUTHORIZATION_EXPIRED_ENFORCED -> EVALUATION_EXPIRED" "8d09fe26ba9510db3f84daf2a6ab4740")
  (consecution "all others, which need no more than a look" "baff80e8734384562bc6fb28956c570f")
  (entailment "CLASSIC" "6ef7ce8cd93e3d73dc933ba481ee1cdb")
  (entailment "EVALUATION" "cc41e63f7ab187a8512579671340fd9e")
  (entailment "EVALUATION_EXPIRED" "b34c7c024c9e4e5793dc305be2ce8e1e")
  (entailment "NO_LICENSES_IN_USE" "c2361d1348670b0c23d4b0fea0e49afc")
  (entailment "IN_COMPLIANCE" "d1cfead875721ca73be5d0f02b22f3e3")
  (entailment "OVERAGE" "02d92c35f7565bcdb984d7bd579aa58f")
  (entailment "OUT_OF_COMPLIANCE" "938965cfe1b83151b8f391187ca3e0a3")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "a1f90b0c9a68a0a4cc827b49b7086e31")
  (entailment "AUTHORIZATION_EXPIRED" "8c379cad912d5ddbd8d8eb35999d2f78")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "c76bab7026d512aba460f4f5311d43b5")
  (entailment "REGISTRATION_EXPIRED" "4d64905905be5be11c8c85e8a99f224f")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "066793a0e5cd2b471bff06a8578b9711")
))
(exit)
