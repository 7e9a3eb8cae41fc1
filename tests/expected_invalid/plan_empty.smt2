; Why this holds: compliance can always be regained.
; From every reachable state, administrator, agents and SSM can reach In Compliance.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; The plan then says, for each licensing state, which transitions to take with which
; inputs: in every state that satisfies the lemmas, one of the options works.
; A checker derives the obligations again from the model; nothing here is believed.
(set-info :certificate-format 1)
(set-info :property "compliance_can_always_be_regained")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const highest_usage Int)
(declare-const known Int)
(declare-const license_type Int)
(declare-const locked Int)
(declare-const reported Int)
(declare-const restart_pending Bool)
(declare-const usage Int)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (<= locked 0)
  (<= 0 usage)
  (<= 0 known)
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (<= 0 usage)
  (<= locked highest_usage)
  (<= 0 known)
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (<= 0 usage)
  (<= locked highest_usage)
  (<= 0 known)
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (not restart_pending)
  (<= locked 0)
  (<= 0 usage)
  (<= 0 reported)
  (<= 0 known)
  (<= 0 highest_usage)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (not restart_pending)
  (<= locked 0)
  (<= 0 usage)
  (<= 0 reported)
  (<= 0 known)
  (<= 0 highest_usage)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (not restart_pending)
  (<= locked 0)
  (<= 0 usage)
  (<= 0 reported)
  (<= 0 known)
  (<= 0 highest_usage)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (not restart_pending)
  (< 0 locked)
  (<= 0 usage)
  (<= reported highest_usage)
  (<= locked reported)
  (<= 0 known)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (not restart_pending)
  (< 0 locked)
  (<= 0 usage)
  (<= reported highest_usage)
  (<= locked reported)
  (<= 0 known)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (not restart_pending)
  (<= 0 usage)
  (<= 0 reported)
  (or (<= locked 0) (<= reported highest_usage))
  (<= locked reported)
  (<= 0 known)
  (<= 0 highest_usage)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (not restart_pending)
  (<= 0 usage)
  (or (<= locked 0) (<= reported highest_usage))
  (<= locked reported)
  (<= 0 known)
  (<= 0 highest_usage)
  (or (< 0 locked) (<= highest_usage reported))
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (not restart_pending)
  (<= 0 usage)
  (or (<= locked 0) (<= reported highest_usage))
  (<= locked reported)
  (<= locked highest_usage)
  (<= 0 known)
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (not restart_pending)
  (<= 0 usage)
  (<= locked highest_usage)
  (<= 0 known)
))

(set-info :plan ())
; The obligations, each with a digest of all that it says:
(set-info :obligations (
))
(exit)
