; Why this holds: registration expires only after its validity.
; The registration expires only when the certificate was not renewed within its validity.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "registration_expires_only_after_its_validity")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const certificate_age Int)
(declare-const registration_validity Int)

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (<= registration_validity certificate_age)
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (<= registration_validity certificate_age)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (consecution "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "d46e4d23af50d49553beb12c37d6bdbf")
  (consecution "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "b67d3c0a3360f859f52efa5d0ba3e7f1")
  (consecution "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "af4cb15750363a09bc6a065a8b6f5166")
  (consecution "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "4eba59830e50f8ff27b22c402c039933")
  (consecution "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "004f669aaf1601531476c1c13b40dd3d")
  (consecution "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "aaad2abac0bbbfbb378026829df7b2c4")
  (consecution "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "5053b58bf926ac0b4fb37814ef71e7d8")
  (consecution "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "ff85c1160a377fab7dbdf329cb0e5741")
  (consecution "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "1fd7b82211b48db7b36b996e7c1bc223")
  (consecution "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "79e16e734744d9a0d66a623f36cb3264")
  (consecution "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "123e5726360679f9cee26f8217a054e0")
  (consecution "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "3bb6222e27f2076ef892c85f5ed9bc28")
  (consecution "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "eceb21cf2786a079bbba640d8b0e1c73")
  (consecution "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "6b2da7b7b474956c5d328c039f064b0b")
  (consecution "registration_stays_expired: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED" "442a01386937c20d121e842a017893c7")
  (consecution "evaluation_expires_without_registration: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "9271f3282035ac9760653f1b6ae08030")
  (consecution "former_authorization_expires: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "99753066430aace3782406d60e186b21")
  (consecution "registration_stays_expired_and_enforced: REGISTRATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "0fbe2ef913f322ef92e84b954913301d")
  (consecution "all others, which need no more than a look" "30da20ccd72fe2ce508d234cd308bd1b")
  (entailment "REGISTRATION_EXPIRED" "ddd1fe8b5c78a1f997790e4923f53f07")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "8a401b2e4e0ad939db3f916f42e523db")
  (entailment "all others, which need no more than a look" "8ade858cb29e5f34fb01e042f3d18999")
))
(exit)
