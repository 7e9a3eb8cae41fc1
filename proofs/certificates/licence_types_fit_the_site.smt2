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
  (initiation "CLASSIC" "8ad46d094359899e247c44a62c8932a5")
  (initiation "EVALUATION" "5f3a2fcf7ba7d83ca0a30adee6cf324d")
  (consecution "choose_license_type: EVALUATION -> EVALUATION" "1bd6f91de244384a666b5728b8a05da6")
  (consecution "choose_license_type: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" "605e8342ba807d793953793085d4dd0f")
  (consecution "all others, which need no more than a look" "f705b6d80f0c99f845e2ac2aaff9831d")
  (entailment "CLASSIC" "feae3378a675af31535d2d2c5832bd05")
  (entailment "EVALUATION" "5841705f3328e6f09dc1c7840873b9d6")
  (entailment "EVALUATION_EXPIRED" "e6cb087beae0bb734bce7ddc77394c55")
  (entailment "NO_LICENSES_IN_USE" "fb807a352c970f33c53708d624c7c211")
  (entailment "IN_COMPLIANCE" "0a23670691961b0cb0569e896ee93660")
  (entailment "OVERAGE" "80898bee0002c055ab1498b55ac5b176")
  (entailment "OUT_OF_COMPLIANCE" "7334d0127068198114ea47cea6e57912")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "1aa706f56b8e58f16e431c741eeef925")
  (entailment "AUTHORIZATION_EXPIRED" "bf7373495519a59b913246b3f01507d1")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "ba1f9bf86a4ae4c8f2365da5674b28ba")
  (entailment "REGISTRATION_EXPIRED" "78d8e439518e84823455e15d6f75996d")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "9ca660b99545462c377a3437eb8244b8")
))
(exit)
