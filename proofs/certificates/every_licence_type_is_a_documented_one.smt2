; Why this holds: every licence type is a documented one.
; The licence type, in effect or chosen, is always one of those that are listed.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "every_licence_type_is_a_documented_one")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const chosen_type Int)
(declare-const license_type Int)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (<= 0 license_type)
  (<= 0 chosen_type)
  (<= license_type 5)
  (<= chosen_type 5)
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (<= 0 license_type)
  (<= 0 chosen_type)
  (<= license_type 5)
  (<= chosen_type 5)
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (<= 0 license_type)
  (<= 0 chosen_type)
  (<= license_type 5)
  (<= chosen_type 5)
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (<= 0 license_type)
  (<= 0 chosen_type)
  (<= license_type 5)
  (<= chosen_type 5)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= 0 license_type)
  (<= 0 chosen_type)
  (<= license_type 5)
  (<= chosen_type 5)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= 0 license_type)
  (<= 0 chosen_type)
  (<= license_type 5)
  (<= chosen_type 5)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (<= 0 license_type)
  (<= 0 chosen_type)
  (<= license_type 5)
  (<= chosen_type 5)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (<= 0 license_type)
  (<= 0 chosen_type)
  (<= license_type 5)
  (<= chosen_type 5)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (<= 0 license_type)
  (<= 0 chosen_type)
  (<= license_type 5)
  (<= chosen_type 5)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (<= 0 license_type)
  (<= 0 chosen_type)
  (<= license_type 5)
  (<= chosen_type 5)
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (<= 0 license_type)
  (<= 0 chosen_type)
  (<= license_type 5)
  (<= chosen_type 5)
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (<= 0 license_type)
  (<= 0 chosen_type)
  (<= license_type 5)
  (<= chosen_type 5)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "7c2000bebe1645deabbd7c3527090171")
  (initiation "EVALUATION" "7c03d952f7046a1b5e0ca3d92054f6ee")
  (consecution "choose_license_type: EVALUATION -> EVALUATION" "358bc794c3f0b9c55d44b126007a5f94")
  (consecution "choose_license_type: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" "68ec4664d6ae739e704fbbbc09d311eb")
  (consecution "all others, which need no more than a look" "07c881b6314f2cacd191869d7c894e57")
  (entailment "CLASSIC" "0d141fd0bf319aac1a85f754a910d577")
  (entailment "EVALUATION" "9835156752101614e02c208c5c5c3327")
  (entailment "EVALUATION_EXPIRED" "46d11d42faaac63f8c790ddaaea865d5")
  (entailment "NO_LICENSES_IN_USE" "1f96fdfcd5889d76af5e2cfd16e6e670")
  (entailment "IN_COMPLIANCE" "2b453035587b1eefa1a00dd12a677765")
  (entailment "OVERAGE" "b96d47c3e17215e9359c1744c459a739")
  (entailment "OUT_OF_COMPLIANCE" "101d552b0ee311d03d6780fa07027768")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "42ded3718b43df967470c62084464988")
  (entailment "AUTHORIZATION_EXPIRED" "23e5e90b42c010c5d1324b1637dd2579")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "c6fd69343ec1a3fa8c410d2893c0eda1")
  (entailment "REGISTRATION_EXPIRED" "988049a6a050da2a9e9fc778a1c66348")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "4bf7d15fdd623b3fa4e43e88396d909f")
))
(exit)
