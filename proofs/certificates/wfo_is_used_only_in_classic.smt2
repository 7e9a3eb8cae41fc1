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
  (initiation "EVALUATION" "8136b1b201d11b542a1a52afa495ca11")
  (consecution "switch_to_smart: CLASSIC -> EVALUATION" "abea4212c4be83a2ba9ba9a66c87a975")
  (entailment "EVALUATION" "718f73130204bedd6228bc0a322952c2")
  (entailment "EVALUATION_EXPIRED" "13a98d91093a642b926e7c26eea3edde")
  (entailment "NO_LICENSES_IN_USE" "f8d7e34e6a4f2517094872bc5986de54")
  (entailment "IN_COMPLIANCE" "c11c405029a83b6f7bc776f96aa6f708")
  (entailment "OVERAGE" "0428bbbdb90533ec522bc65b782a620b")
  (entailment "OUT_OF_COMPLIANCE" "9216bb790b73b8c0bc8230cd0d698db5")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "b5718da018f5d265377f8bd0a00d8eb0")
  (entailment "AUTHORIZATION_EXPIRED" "99d28b44e8db42a7083d3b5ca6fb9e79")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "02892bf9c21514c8741ff527573b7347")
  (entailment "REGISTRATION_EXPIRED" "758bfa3124329efc25b483ecb4fe760b")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "43052bada2bf69e5a0ccc30ec8729f0f")
))
(exit)
