; Why this holds: an upgrade from 12 0 stays classic until switched.
; After an upgrade from 12.0, licensing is Classic until somebody switches.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
(set-info :certificate-format 1)
(set-info :property "an_upgrade_from_12_0_stays_classic_until_switched")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const Origin.UPGRADE_FROM_12_0 Bool)
(declare-const migrations Int)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (<= 0 migrations)
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (or (not Origin.UPGRADE_FROM_12_0) (not (= migrations 0)))
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (or (not Origin.UPGRADE_FROM_12_0) (not (= migrations 0)))
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (or (not Origin.UPGRADE_FROM_12_0) (not (= migrations 0)))
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (or (not Origin.UPGRADE_FROM_12_0) (not (= migrations 0)))
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (or (not Origin.UPGRADE_FROM_12_0) (not (= migrations 0)))
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (or (not Origin.UPGRADE_FROM_12_0) (not (= migrations 0)))
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (or (not Origin.UPGRADE_FROM_12_0) (not (= migrations 0)))
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (or (not Origin.UPGRADE_FROM_12_0) (not (= migrations 0)))
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (or (not Origin.UPGRADE_FROM_12_0) (not (= migrations 0)))
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (or (not Origin.UPGRADE_FROM_12_0) (not (= migrations 0)))
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (or (not Origin.UPGRADE_FROM_12_0) (not (= migrations 0)))
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "b1907434dfb2aae0c3ac306da05373a9")
  (initiation "EVALUATION" "b4e64a07d51f47a677154d34e3d3f798")
  (consecution "switch_to_smart: CLASSIC -> EVALUATION" "5c900561b3786e08f72a4620c6f13607")
  (entailment "EVALUATION" "8f23d3dd4a6036aa39ee0d5581ac894c")
  (entailment "EVALUATION_EXPIRED" "2cdbe37fc9f7894a9a3cb65e61d2866f")
  (entailment "NO_LICENSES_IN_USE" "3dbc32fd1abcfc6918527755283cb8b8")
  (entailment "IN_COMPLIANCE" "289ffcd25f9b70cd46a99f9dc17820ce")
  (entailment "OVERAGE" "899c6ffad118f9d15dc838a6d33b7f1f")
  (entailment "OUT_OF_COMPLIANCE" "300dc613a1bbf157c90f182ed5ef4ed5")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "2bae19e280b3bb36328a525892488975")
  (entailment "AUTHORIZATION_EXPIRED" "4953f92026a3ba18136a6acbcb2fba5c")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "93fc0888093aa89367fb941c451601d6")
  (entailment "REGISTRATION_EXPIRED" "609212b9874d6dda01e1ff086b2e82f2")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "b775f0690de4e96438d12f18bf2a564d")
))
(exit)
