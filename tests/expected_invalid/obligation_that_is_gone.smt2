; Why this holds: migration happens at most once.
; The instance changes between Classic and Smart at most once, and is never Classic after it was Smart.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
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
  (consecution "no_such_transition: CLASSIC -> CLASSIC" "72c6a525422a36e8e9a3c3b95abaa54c")
  (initiation "CLASSIC" "98a7788715a9cd54e5c39ee6a1765ac5")
  (initiation "EVALUATION" "58edb31d7487cb617e296754ef8d70f6")
  (consecution "switch_to_smart: CLASSIC -> EVALUATION" "72c6a525422a36e8e9a3c3b95abaa54c")
  (consecution "all others, which need no more than a look" "732135f879656e36bb6cf576cdc33646")
  (entailment "CLASSIC" "34df196e9a96f18ab9cf54320c7fcea4")
  (entailment "EVALUATION" "2b327cd5c3495fcfea4da77bf03dde4f")
  (entailment "EVALUATION_EXPIRED" "da438cf221b46d6ad3a0e6684cbebb37")
  (entailment "NO_LICENSES_IN_USE" "fb328ade2a96186a3fda1ac9ebdb79be")
  (entailment "IN_COMPLIANCE" "564b621e016807452fc26c5b3e3f8fbc")
  (entailment "OVERAGE" "de5628a06791205135797f22f7eb2b8d")
  (entailment "OUT_OF_COMPLIANCE" "44851150d0a2238bf50e4b740a357f1d")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "96ff7a914929f5932ae377ec7407a4c9")
  (entailment "AUTHORIZATION_EXPIRED" "016713d454396cbf87b1c3acb16ccc48")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "a361385eee49d3d203a6e6e0d6ce74c2")
  (entailment "REGISTRATION_EXPIRED" "7516b536723f52397f2a8a53106750f4")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "a8b554c08bcdc0ba56bf8085de458b38")
))
(exit)
