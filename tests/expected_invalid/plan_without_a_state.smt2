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

(set-info :plan (
  (NO_LICENSES_IN_USE
    (("usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" (duration 1) (demand 1) (ssm_reachable true) (synced true) (bought 1) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
  )
  (OUT_OF_COMPLIANCE
    (("deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced true) (bought usage) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced true) (bought 1) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced true) (bought reported) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
  )
  (OUT_OF_COMPLIANCE_EXPIRED
    (("deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced true) (bought usage) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced true) (bought reported) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
  )
  (AUTHORIZATION_EXPIRED
    (("renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" (duration 1) (demand 0) (ssm_reachable true) (synced true) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced true) (bought 1) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" (duration 1) (demand 0) (ssm_reachable false) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced true) (bought reported) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
  )
  (AUTHORIZATION_EXPIRED_ENFORCED
    (("renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" (duration 1) (demand 0) (ssm_reachable true) (synced true) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced true) (bought 1) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced true) (bought reported) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
  )
  (REGISTRATION_EXPIRED
    (("register: REGISTRATION_EXPIRED -> NO_LICENSES_IN_USE" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("register_with_lock: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("register_with_lock_too_late: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
  )
  (REGISTRATION_EXPIRED_ENFORCED
    (("register: REGISTRATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("register_with_lock: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("register_with_lock_too_late: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
  )
  (EVALUATION
    (("register: EVALUATION -> NO_LICENSES_IN_USE" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("choose_license_type: EVALUATION -> EVALUATION" (duration 1) (demand 0) (ssm_reachable false) (synced false) (bought 0) (agents 0) (license_type license_type) (overage_allowed false) (wfo_in_use false)) ("register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("restart_cluster: EVALUATION -> EVALUATION" (duration 1) (demand 0) (ssm_reachable false) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)) ("register: EVALUATION -> NO_LICENSES_IN_USE" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("register_with_lock_too_late: EVALUATION -> OUT_OF_COMPLIANCE_EXPIRED" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("restart_cluster: EVALUATION -> EVALUATION" (duration 1) (demand 0) (ssm_reachable false) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)) ("register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("restart_cluster: EVALUATION -> EVALUATION" (duration 1) (demand 0) (ssm_reachable false) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)) ("register_with_lock_too_late: EVALUATION -> OUT_OF_COMPLIANCE_EXPIRED" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
  )
  (EVALUATION_EXPIRED
    (("register: EVALUATION_EXPIRED -> NO_LICENSES_IN_USE" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("choose_license_type: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" (duration 1) (demand 0) (ssm_reachable false) (synced false) (bought 0) (agents 0) (license_type license_type) (overage_allowed false) (wfo_in_use false)) ("register: EVALUATION_EXPIRED -> NO_LICENSES_IN_USE" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("register_with_lock_too_late: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("restart_cluster: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" (duration 1) (demand 0) (ssm_reachable false) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)) ("register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("restart_cluster: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" (duration 1) (demand 0) (ssm_reachable false) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)) ("register_with_lock_too_late: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("restart_cluster: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" (duration 1) (demand 0) (ssm_reachable false) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)) ("register: EVALUATION_EXPIRED -> NO_LICENSES_IN_USE" (duration 1) (demand 0) (ssm_reachable true) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
  )
  (CLASSIC
    (("switch_to_smart: CLASSIC -> EVALUATION" (duration 1) (demand 0) (ssm_reachable false) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
    (("change_use_of_wfo: CLASSIC -> CLASSIC" (duration 1) (demand 0) (ssm_reachable false) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)) ("switch_to_smart: CLASSIC -> EVALUATION" (duration 1) (demand 0) (ssm_reachable false) (synced false) (bought 0) (agents 0) (license_type 0) (overage_allowed false) (wfo_in_use false)))
  )
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
))
(exit)
