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