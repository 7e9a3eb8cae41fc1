; Why this holds: wfo is used only in classic.
; Workforce Optimization is in use only under Classic licensing.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "wfo_is_used_only_in_classic")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const wfo_in_use Bool)

(define-fun |lemmas at EVALUATION| () Bool (and true
  (not wfo_in_use)
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (not wfo_in_use)
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (not wfo_in_use)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (not wfo_in_use)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (not wfo_in_use)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (not wfo_in_use)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (not wfo_in_use)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (not wfo_in_use)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (not wfo_in_use)
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (not wfo_in_use)
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (not wfo_in_use)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "EVALUATION" "4560e78d8ebaf1f9e0ef67e8fde137de")
  (consecution "switch_to_smart: CLASSIC -> EVALUATION" "abea4212c4be83a2ba9ba9a66c87a975")
  (consecution "all others, which need no more than a look" "711ae92c7478dca965154bc2eaafee47")
  (entailment "EVALUATION" "79c1280a66c08e07dfd563a97e60906c")
  (entailment "EVALUATION_EXPIRED" "cb8241057619a33d2c849aee054c00e8")
  (entailment "NO_LICENSES_IN_USE" "cb05425a367755fe4b0463a4fd13e067")
  (entailment "IN_COMPLIANCE" "e08afa2dccc7c7fa0d7ff5ba720019de")
  (entailment "OVERAGE" "4192d047aedde72bfd240f358c436c9c")
  (entailment "OUT_OF_COMPLIANCE" "1e45504614f0ae151a7a9783fe5f1f37")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "47ad7900aafec99156a764155d08a4b5")
  (entailment "AUTHORIZATION_EXPIRED" "7be33d8bf650d905b46c7ad74b9c9788")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "7dd11943823ad956f7b97a5e51cd7eb8")
  (entailment "REGISTRATION_EXPIRED" "9f601a6adef76814af2c856a9f6251e1")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "b5e70817af0e3d28559902a88ee58354")
  (entailment "all others, which need no more than a look" "1b5137e3475488f44673f2bcf957e3be")
))
(exit)
