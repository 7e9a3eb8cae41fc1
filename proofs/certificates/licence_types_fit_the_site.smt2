; Why this holds: licence types fit the site.
; Flex HCS is used only at hosted sites, NPS/NFR only in labs, and Flex Premium is a type of its own only if the six leaves are the types (Q12).
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "licence_types_fit_the_site")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const Q12.SIX_LEAVES Bool)
(declare-const Site.HOSTED Bool)
(declare-const Site.LAB Bool)
(declare-const chosen_type Int)
(declare-const license_type Int)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 5)) Site.LAB)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 5)) Site.LAB)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 5)) Site.LAB)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 5)) Site.LAB)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 5)) Site.LAB)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 5)) Site.LAB)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 5)) Site.LAB)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 5)) Site.LAB)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 5)) Site.LAB)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 5)) Site.LAB)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 5)) Site.LAB)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 5)) Site.LAB)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "adbb736c43b3fc2d82a911a7e6018294")
  (initiation "EVALUATION" "a4b23b5e2c9ac26da9783e1532e2b822")
  (consecution "choose_license_type: EVALUATION -> EVALUATION" "5bc763bf4af46012e0ee52e9aa020e10")
  (consecution "choose_license_type: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" "fdcfe93d605cadb76392380694750216")
  (entailment "CLASSIC" "097c451926d336ba70169396620249cb")
  (entailment "EVALUATION" "0ccf174db0e64643acce9d5a8dafcb88")
  (entailment "EVALUATION_EXPIRED" "669f6cab40bc2ecde1e45c1a63a9a31b")
  (entailment "NO_LICENSES_IN_USE" "902e8802b9823d5b8dee147a20883027")
  (entailment "IN_COMPLIANCE" "22711bdb255975fe1c391f6ba7ddfc26")
  (entailment "OVERAGE" "b14db89354da239476e3808b99c4727b")
  (entailment "OUT_OF_COMPLIANCE" "2779cdf3c1c3c42b65b780a049d014d3")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "de82a6ed5be6e9444566321a4d4264b1")
  (entailment "AUTHORIZATION_EXPIRED" "d8a21e823e7d6e9f826ac74470870d4a")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "5983775c7732350cf3104b6a17dd7e2f")
  (entailment "REGISTRATION_EXPIRED" "3e995b0c488bb8c5f443a5c303b62e37")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "dc34050d7b11626fab6124b88a571bff")
))
(exit)
