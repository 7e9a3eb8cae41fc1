; Why this holds: an upgrade from 12 0 stays classic until switched.
; After an upgrade from 12.0, licensing is Classic until somebody switches.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
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
  (initiation "CLASSIC" "48b85b672e665365277d2a6befcba85d")
  (initiation "EVALUATION" "b75207bb0e860b5af6112ea10afd0821")
  (consecution "switch_to_smart: CLASSIC -> EVALUATION" "5c900561b3786e08f72a4620c6f13607")
  (consecution "all others, which need no more than a look" "3a0ae963a20d0fc5faba7b6e8511794b")
  (entailment "EVALUATION" "992d38ebf98190e4336b53da77ed76be")
  (entailment "EVALUATION_EXPIRED" "bd6523dc8bfdf00a22c9486b55bcb725")
  (entailment "NO_LICENSES_IN_USE" "a50d5827627f0106f7f969a34ca65d0e")
  (entailment "IN_COMPLIANCE" "f508d5862b2f5f10e6d02cf618dd69fa")
  (entailment "OVERAGE" "e8a16836ae00771baa2a88ad70e34004")
  (entailment "OUT_OF_COMPLIANCE" "64cc894476757d15ac09ffec631fcf06")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "c7d36acad626928a9e3e51c557698633")
  (entailment "AUTHORIZATION_EXPIRED" "fb7b9411ccb6df0e3f7b3a492722d54a")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "63127c875c49fa5f0c80ffb61630b575")
  (entailment "REGISTRATION_EXPIRED" "827d105e8ee8ba2454821e8dbad82965")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "5abb069145cd741a390032b4cfe5b872")
  (entailment "all others, which need no more than a look" "7cf3f304f945cda1e9996af2f84feef6")
))
(exit)
