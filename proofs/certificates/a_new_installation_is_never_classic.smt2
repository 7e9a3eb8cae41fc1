; Why this holds: a new installation is never classic.
; A new 12.5 installation is never under Classic licensing.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "a_new_installation_is_never_classic")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const Origin.UPGRADE_FROM_10_OR_11 Bool)
(declare-const Origin.UPGRADE_FROM_12_0 Bool)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (or Origin.UPGRADE_FROM_12_0 Origin.UPGRADE_FROM_10_OR_11)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "75c0b596d98e4b7bacc8cb873168a93a")
  (consecution "all others, which need no more than a look" "096e0b494ee798060b03134388ff2b28")
  (entailment "CLASSIC" "f6de7bb1b5a44436b2ac0f029293e357")
  (entailment "all others, which need no more than a look" "7a5e007be22954843c5e920c266b0296")
))
(exit)
