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
(declare-const restart_pending Bool)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (<= license_type chosen_type)
  (<= chosen_type license_type)
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 5)) Site.LAB)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (<= chosen_type 5)
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (or restart_pending (<= license_type chosen_type))
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 5)) Site.LAB)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
  (<= chosen_type 5)
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (or restart_pending (<= license_type chosen_type))
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 5)) Site.LAB)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
  (<= chosen_type 5)
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (<= license_type chosen_type)
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
  (<= chosen_type 5)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= license_type chosen_type)
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
  (<= chosen_type 5)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= license_type chosen_type)
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
  (<= chosen_type 5)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (<= license_type chosen_type)
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
  (<= chosen_type 5)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (<= license_type chosen_type)
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
  (<= chosen_type 5)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (<= license_type chosen_type)
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
  (<= chosen_type 5)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (<= license_type chosen_type)
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
  (<= chosen_type 5)
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (<= license_type chosen_type)
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
  (<= chosen_type 5)
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (<= license_type chosen_type)
  (or (not (= license_type 4)) Site.HOSTED)
  (or (not (= license_type 1)) Q12.SIX_LEAVES)
  (or (not (= chosen_type 4)) Site.HOSTED)
  (or (not (= chosen_type 5)) Site.LAB)
  (or (not (= chosen_type 1)) Q12.SIX_LEAVES)
  (<= chosen_type 5)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "e7fad189e15abecde5c36db2b8560b64")
  (initiation "EVALUATION" "fdde62eb4c73c2425cf0291a1a479bd6")
  (consecution "switch_to_smart: CLASSIC -> EVALUATION" "609238ba741406a347ae997b66e99d30")
  (consecution "choose_license_type: EVALUATION -> EVALUATION" "c72e845d89243bf9053cc77e5d33c67c")
  (consecution "register: EVALUATION -> NO_LICENSES_IN_USE" "700f52e217e229ba4d707a3c81a4db0d")
  (consecution "register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" "9b7696a3f48932d48b350787afa43936")
  (consecution "register_with_lock_too_late: EVALUATION -> OUT_OF_COMPLIANCE_EXPIRED" "7d211016f45aa0f52e79320e207ffa18")
  (consecution "choose_license_type: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" "5696688f8f9aa787390eb5e911b2a435")
  (consecution "register: EVALUATION_EXPIRED -> NO_LICENSES_IN_USE" "4b815e83fd106c932c06dba6512e5577")
  (consecution "register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" "a784014664722b09500975b0187cc3cb")
  (consecution "register_with_lock_too_late: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "a60d6c5618d12d54e868105620e0b99a")
  (consecution "deregister: NO_LICENSES_IN_USE -> EVALUATION" "0f32bcda11d64fb3e2a896305b4df12e")
  (consecution "deregister_without_evaluation_left: NO_LICENSES_IN_USE -> EVALUATION_EXPIRED" "3b57d91f7773e620b1e4c6a1dfecb04d")
  (consecution "deregister: IN_COMPLIANCE -> EVALUATION" "5c85a7a4006fb9c689abe3c90324649f")
  (consecution "deregister_without_evaluation_left: IN_COMPLIANCE -> EVALUATION_EXPIRED" "c9c93335aa0e8419074598ec6bf82d33")
  (consecution "deregister: OVERAGE -> EVALUATION" "a37c21d38cb7a02adcf90544d19ef680")
  (consecution "deregister_without_evaluation_left: OVERAGE -> EVALUATION_EXPIRED" "83ee14d43b0f42165d7a158d65a21d4b")
  (consecution "deregister: OUT_OF_COMPLIANCE -> EVALUATION" "ba3202393ab7c0b8b8672782aba46e43")
  (consecution "deregister_without_evaluation_left: OUT_OF_COMPLIANCE -> EVALUATION_EXPIRED" "b414bdffd5e812988433a20e13eaed7a")
  (consecution "deregister: OUT_OF_COMPLIANCE_EXPIRED -> EVALUATION" "c6cb6a6996037d2daf111c4a1167afe5")
  (consecution "deregister_without_evaluation_left: OUT_OF_COMPLIANCE_EXPIRED -> EVALUATION_EXPIRED" "c9d5b1a3c1c95e600b7e5f56125f028e")
  (consecution "deregister: AUTHORIZATION_EXPIRED -> EVALUATION" "850170ba393b5d49d6da40a5dfc7266f")
  (consecution "deregister_without_evaluation_left: AUTHORIZATION_EXPIRED -> EVALUATION_EXPIRED" "31ba25299691de6fcb12bb8a56604b71")
  (consecution "deregister: AUTHORIZATION_EXPIRED_ENFORCED -> EVALUATION" "7c8617b68f817c0f554330762def02a4")
  (consecution "deregister_without_evaluation_left: AUTHORIZATION_EXPIRED_ENFORCED -> EVALUATION_EXPIRED" "6df6b39eb718a5d80c57002f70d8ea2c")
  (consecution "all others, which need no more than a look" "7a76658b0a504a4f8002971e3e1d6d10")
  (entailment "CLASSIC" "b5851acd9162bf208e5769f0be537992")
  (entailment "EVALUATION" "b72d1d19310b7cbc7e249a399067e6e8")
  (entailment "EVALUATION_EXPIRED" "dcd51987afb346240dd71d91503a1be2")
  (entailment "NO_LICENSES_IN_USE" "ce9b788eecdfdc573d594248cd50db82")
  (entailment "IN_COMPLIANCE" "917de8f287b196e62725fc23824e23e0")
  (entailment "OVERAGE" "1922e234715a5c2d2b86ea131c157d92")
  (entailment "OUT_OF_COMPLIANCE" "03802a1bf94186c79de75828ccb44bae")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "6af31523d171282ae3c13069d2a2a542")
  (entailment "AUTHORIZATION_EXPIRED" "2af314c4e1367241260a25509d45f74c")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "dd2810323c03c743063d3f1649111f6e")
  (entailment "REGISTRATION_EXPIRED" "9033eb5c315a14605d8eef85699beec8")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "860a8f1f76c0d4413587bf08fda3aa9a")
))
(exit)
