; Why this holds: migration happens at most once.
; The instance changes between Classic and Smart at most once, and is never Classic after it was Smart.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
(set-info :certificate-format 1)
(set-info :property "migration_happens_at_most_once")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const migrations Int)
(declare-const was_smart Bool)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (not was_smart)
  (<= migrations 0)
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (<= migrations 1)
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (<= migrations 1)
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (<= migrations 1)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= migrations 1)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= migrations 1)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (<= migrations 1)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (<= migrations 1)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (<= migrations 1)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (<= migrations 1)
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (<= migrations 1)
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (<= migrations 1)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "98a7788715a9cd54e5c39ee6a1765ac5")
  (initiation "EVAL