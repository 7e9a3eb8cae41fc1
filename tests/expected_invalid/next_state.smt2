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
  (<= |migrations'| 1)
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
  (initiation "EVALUATION" "58edb31d7487cb617e296754ef8d70f6")
  (consecution "switch_to_smart: CLASSIC -> EVALUATION" "72c6a525422a36e8e9a3c3b95abaa54c")
  (entailment "CLASSIC" "57989674706362f132773a07ef35983e")
  (entailment "EVALUATION" "b4088defd8104336792660e5384b8e1f")
  (entailment "EVALUATION_EXPIRED" "656877a3fc9fa114c6c151c2d7428823")
  (entailment "NO_LICENSES_IN_USE" "48c00a60aab62b85e66f7dda784fed05")
  (entailment "IN_COMPLIANCE" "973128b996c604f186b65a598341fb70")
  (entailment "OVERAGE" "07b38730605d1fcd4329b92fd66334dc")
  (entailment "OUT_OF_COMPLIANCE" "7933c632d81bda9a024a2394469c30ef")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "a7ffb49b3847c9635bd86450335475e4")
  (entailment "AUTHORIZATION_EXPIRED" "3ce72ed518fded1341e42d223464a608")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "f8fddb5959f8b69057e28d948b43e9f0")
  (entailment "REGISTRATION_EXPIRED" "ce252a387ac5148066bc8dd9fa759c5a")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "2d0505374dcc1a599a9510c99ef04c3f")
))
(exit)
