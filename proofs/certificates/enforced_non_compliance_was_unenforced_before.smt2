; Why this holds: enforced non compliance was unenforced before.
; Nobody is enforced for non-compliance who was not Out of Compliance, unenforced, before.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "enforced_non_compliance_was_unenforced_before")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const locked Int)
(declare-const was_out_of_compliance Bool)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (<= locked 0)
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (or was_out_of_compliance (<= locked 0))
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (or was_out_of_compliance (<= locked 0))
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (<= locked 0)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= locked 0)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= locked 0)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  was_out_of_compliance
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  was_out_of_compliance
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (or was_out_of_compliance (<= locked 0))
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (or was_out_of_compliance (<= locked 0))
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (or was_out_of_compliance (<= locked 0))
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (or was_out_of_compliance (<= locked 0))
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "8037dbba29fdc9b108d98774b5237f0a")
  (initiation "EVALUATION" "765c521d9437db5f4d4c3dafda76bca5")
  (consecution "switch_to_smart: CLASSIC -> EVALUATION" "e4fb0c925e15f4d236a74fe684a13d1e")
  (consecution "register_with_lock_too_late: EVALUATION -> OUT_OF_COMPLIANCE_EXPIRED" "50ab5a86ffd29817a09d70d0e43de66c")
  (consecution "register_with_lock_too_late: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "4b52c00652184ac28282557a6afed354")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "9eb8182520ad5a35acea838c3108ffe8")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "c453ffca5e7125bc671cd0715bffeb5b")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "075904f6948ed65e14645a38dd587fed")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "78b645829ab4fcc3c414ad114c1a66ff")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "c7b922eda121f49a1049bfbfce71c0a1")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "aa5eb9715dd7de740de8a429543627d8")
  (consecution "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "4abc6d25ad74cc5698a0d2b4943458d2")
  (consecution "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "b23ab1dfa072b6febffcbabeb8287a20")
  (consecution "deregister: NO_LICENSES_IN_USE -> EVALUATION" "fe50d56c3f44cc30bbfbb132876597ca")
  (consecution "deregister_without_evaluation_left: NO_LICENSES_IN_USE -> EVALUATION_EXPIRED" "f7776f52befb856a527b2f9f71f11b23")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "774248afe0f5465edc00aeaf517a1ba3")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "7d198999566aec62c6a47b18cc964a4e")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "920310d07469bf0d2597851294131432")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "10561443422d6b7bdd562ae57975e1d6")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "8ebcbdeb99d74dbb4e57e8cf937fbcbd")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "7d9f4c95a8d6360f4be7b913346c66d3")
  (consecution "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "8b16e73ef80df486505822121f3580ab")
  (consecution "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "1699b896c86b96146f7aea90ad3606fa")
  (consecution "deregister: IN_COMPLIANCE -> EVALUATION" "7e628070caee428b27383681759be39c")
  (consecution "deregister_without_evaluation_left: IN_COMPLIANCE -> EVALUATION_EXPIRED" "186529cd563c86105f735e6e068a3f8f")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "ec38a842e21b9ef611d0f599ffd354cc")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "c47143e438058fc87c337d9b20654444")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "1604b597b900f6f49ddf26ab4749c511")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "88911d382091aefbe9354f4aa10230bc")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "6ea9771e44663010174aaf73ebb93251")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "aeda3cb787a66964f72f7f10517625ed")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "bbe68e5e037eb43d11fcc108f9f353c6")
  (consecution "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "271423476d2937a5982cce3bf5dc391b")
  (consecution "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "071832c171fbd907bf963ce92e15db16")
  (consecution "deregister: OVERAGE -> EVALUATION" "4751da4e2708d35e735a336a1e720225")
  (consecution "deregister_without_evaluation_left: OVERAGE -> EVALUATION_EXPIRED" "502ec8603ec7f6c384b428703b87a95f")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "1e7b21a475da9e5c6bed0601f02f33f4")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "f9ccca3e5456ba80e03fe1588c4d2c78")
  (consecution "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "fc5c02e59b4f51830db6937c82c82b16")
  (consecution "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "e697256cadfe032f2ba39e45e34c5bd5")
  (consecution "deregister: OUT_OF_COMPLIANCE -> EVALUATION" "35826ae45f089bbb2fb7f48b23210b86")
  (consecution "deregister_without_evaluation_left: OUT_OF_COMPLIANCE -> EVALUATION_EXPIRED" "40e84b75dd4e62ff3c99e75fd0f1d20e")
  (consecution "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "1094bff189e62a497df862c05e0895c6")
  (consecution "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "ff1dc71c1b00ff29b9c11d0e1a42c66a")
  (consecution "deregister: OUT_OF_COMPLIANCE_EXPIRED -> EVALUATION" "4aa1b6e2f8a0a631a30bbd7be5c6b8b0")
  (consecution "deregister_without_evaluation_left: OUT_OF_COMPLIANCE_EXPIRED -> EVALUATION_EXPIRED" "9f9f0a0dbc2f201a7d9f8984449849ca")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "d70e1769da3da1151952605b2a9f714c")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "dff0b68f8b3c443ff5abe7f63bd638b4")
  (consecution "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "0b905e2d0f98b4c4c3f8038c8fcad5db")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "5cc15b8fd6d0c8155f87376aca7d883e")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "b07e24bebabef667da37bb4a4254e64c")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "87293a2ea6e1bc04e08343539852d446")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "6b66571e0446091be83ef9214e55a40b")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "8d0b664320ada84ad9b52fe416e3f697")
  (consecution "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "1106d022344baba2c76d86e98fbad496")
  (consecution "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "ae4b6ae0c40fad3471b6d520f54e6717")
  (consecution "deregister: AUTHORIZATION_EXPIRED -> EVALUATION" "78e79a8a67980c17b9fa2c931bd0b825")
  (consecution "deregister_without_evaluation_left: AUTHORIZATION_EXPIRED -> EVALUATION_EXPIRED" "41f8966a8a43e6f61888cf8d6a4915df")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "4351142d5c69badf1779ed5a6f382bf2")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "bd1a5259478879f38e4243ea14c59f33")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "06bdc52873142f198070db44cbb063de")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "38583fab11999eddf43cf735cad3efc3")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "3047258831958fd59b9c4f2cf77814bb")
  (consecution "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "cec9bfcdee3d488b38c1196e07d32f8f")
  (consecution "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "77d3da1ed0b9c275e62fc4061c98944c")
  (consecution "deregister: AUTHORIZATION_EXPIRED_ENFORCED -> EVALUATION" "0fc2dd586256f564977cb0113680cc2f")
  (consecution "deregister_without_evaluation_left: AUTHORIZATION_EXPIRED_ENFORCED -> EVALUATION_EXPIRED" "452e839513f35463bb406b6eab52960a")
  (consecution "register_with_lock_too_late: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "7c5c96a4bb2974b0ea9d5459daeeff12")
  (consecution "register_with_lock_too_late: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "3a0e0a38c2b23c0ffcb22ea581c5cddc")
  (consecution "all others, which need no more than a look" "a91c07d1ebf5b5fef40723e40994e119")
  (entailment "CLASSIC" "97f242fe771bc9245a9903ed5536434a")
  (entailment "EVALUATION" "debdfcba11857947a6aed823f97ac576")
  (entailment "EVALUATION_EXPIRED" "c1fc565e462ccec256b159f9a25eafa7")
  (entailment "NO_LICENSES_IN_USE" "9338c3507ca2a3d254da0a8c0544f2eb")
  (entailment "IN_COMPLIANCE" "986e0d80563a8124d61eb78de626a894")
  (entailment "OVERAGE" "2888a884bcf5318ccf31315aa082058c")
  (entailment "OUT_OF_COMPLIANCE" "31be74a78fb79bedfe5b73c3e2722ca2")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "ef3abec6e70f5fcb82e853e240cfb393")
  (entailment "AUTHORIZATION_EXPIRED" "4a94806b110317e9932dbb3925402283")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "cbf0462762a6c32903ff1a17c62bff07")
  (entailment "REGISTRATION_EXPIRED" "0b312309f3da612e2b7a648a9ea3b7d8")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "40f32d65c4da60109dc7f15f3bc51be0")
))
(exit)
