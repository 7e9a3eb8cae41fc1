; Why this holds: overage is allowed by default.
; Overage is allowed until somebody changes License Control.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "overage_is_allowed_by_default")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const control_changed Bool)
(declare-const overage_allowed Bool)

(define-fun |lemmas at CLASSIC| () Bool (and true
  overage_allowed
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (or control_changed overage_allowed)
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (or control_changed overage_allowed)
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (or control_changed overage_allowed)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (or control_changed overage_allowed)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (or control_changed overage_allowed)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (or control_changed overage_allowed)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (or control_changed overage_allowed)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (or control_changed overage_allowed)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (or control_changed overage_allowed)
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (or control_changed overage_allowed)
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (or control_changed overage_allowed)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "77960935f7e515948cc7fed4a5ce3208")
  (initiation "EVALUATION" "df8001ebdd85619953b34369e4c47ec6")
  (consecution "switch_to_smart: CLASSIC -> EVALUATION" "05c82f7fd3203f6be0df298bbc64b12f")
  (consecution "all others, which need no more than a look" "44eef45f3da5521e5fd5ec5cb7a489bf")
  (entailment "CLASSIC" "28b058e1d73e3538fcf5df144171b5f9")
  (entailment "EVALUATION" "0bde32ddd940acc8ef69b83e3b72c8b3")
  (entailment "EVALUATION_EXPIRED" "786e118d8288708069bc1c2a05f90c7b")
  (entailment "NO_LICENSES_IN_USE" "4fb7613b9211227673000c1d569b69d2")
  (entailment "IN_COMPLIANCE" "9aa2b95551c1d8964cd4ec8e206b5292")
  (entailment "OVERAGE" "3a496364c4452ff034b0b9dbfea1e359")
  (entailment "OUT_OF_COMPLIANCE" "79d987638354b201d5a59a6470d9efb2")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "558ce8f85f6f6fe310fa5208c07a9b31")
  (entailment "AUTHORIZATION_EXPIRED" "7d8ab9b3dc6880b64c1dd0cdf5612944")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "979599fb7b99b58ccaad515c2f922ac1")
  (entailment "REGISTRATION_EXPIRED" "3c4b80f6548f75d8e7f60dd2ce31b148")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "9334ba8f7b0d5233a22596ecb11df9f0")
))
(exit)
