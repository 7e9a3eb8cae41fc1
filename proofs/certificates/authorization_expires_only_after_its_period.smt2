; Why this holds: authorization expires only after its period.
; The authorization expires only after silence for the authorization period.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "authorization_expires_only_after_its_period")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const authorization_period Int)
(declare-const silence Int)
(declare-const unanswered_for Int)

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (<= silence unanswered_for)
  (<= unanswered_for silence)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (<= silence unanswered_for)
  (<= authorization_period silence)
  (<= unanswered_for silence)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "e3f27bf593bde13ba9bdb4b2687cb550")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "458b33da7912813576fa7a36cbbdd719")
  (consecution "reregister: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "d79755f7a67c25346a33b3fb0248bc3d")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "4b2b5fefaa0a9fca89271e8f70fa2546")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "271b972e2cb34573bcec1f75d591d375")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "c9011f2633b7cd29f0c9f803ead38be1")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "d8cbb373e0b1529d842ca6cdc0e2dac3")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "b4985e99f8e7dd46b842faa41e0ad3fd")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "37aa5547283eb34ac7ac7c94531280b5")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "9b41bb2a179e36084f3f4a4f486d9a1c")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "9c7779a574094ba76580ab31a5e0752e")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "b25b2dbb2809f0225a381edc6569ab19")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "b64ecdd2d2fc6311a9533683f1b320b9")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "f7a87c21000e586a98de367e66197558")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "57d7ff967f9cd335443be1c7f353a80f")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "05b4cb18a09f17f6d57428e050b9c4e6")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "a39838fce76c9e6bac90b42cbc423ad5")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "4ac6ab266864584d4e31ab9e79109558")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "a8913b4e229f54b13fc099b3182045b0")
  (consecution "reregister: OVERAGE -> OVERAGE" "11291520b540114e9df2edc30fcb8205")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "b5dd8c870812e0f9452ab1afd088dd17")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "77f559a98c09e9502cdd88a685113e06")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "6c3efc85591c11028312464a34121e77")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "5057b22b91b80895865d0e98dc2d0aab")
  (consecution "reregister: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "31f4c11b6b8df38c3c303dd3ca6057ba")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "873b36e6dfa1a13d75eb6d38ddd1a746")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "48985f8f83899158872324aca6c0f168")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "02d7773e38f01e4796aaba68f0aceceb")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "6f9e1e8f70dce254709865c7df0f4c1f")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "dbbcb323e0f6384a53149897bdeebd77")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "c9faacabacf827d970ff56f3ceb62a0d")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "eb2414a528e90aa6d75a225751287c83")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "ea53d75085641aa9279b91e465ff2a80")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "6c2e136838f3372a03cdb84457013da9")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "f8d97cd757d8e4a985263cf96200ad23")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "6ee07134b1d2bf0f4fe86b8fb3c01b34")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "cf981d58451da2aa4828935af082e3a7")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "1f52cce3c1d3af1deb54bbc5e6d9bc74")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "ee9cd99935f53a09f0f4e9557d3351ba")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "14fdee7cf172b45afce844b00d7f5d8b")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "828da64b9897c3a1c122e6a1c0d8418d")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "963964a491a04f6d2c73f931800bed62")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "3bbaef20d60e0838c7f763f97442d396")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "6e6e658ef5f345fce31df01f94c98833")
  (consecution "all others, which need no more than a look" "33af95605ad0f31d26bb34a6b84d396b")
  (entailment "AUTHORIZATION_EXPIRED" "f2958c68e36e2bd18ea634e16f665841")
  (entailment "all others, which need no more than a look" "44c551203191811616cbe23b77167347")
))
(exit)
