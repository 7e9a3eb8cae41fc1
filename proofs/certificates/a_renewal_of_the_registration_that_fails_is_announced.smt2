; Why this holds: a renewal of the registration that fails is announced.
; The notice that the registration's renewal failed comes exactly when it falls due in silence: with the report at which the certificate is as old as the renewal period.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "a_renewal_of_the_registration_that_fails_is_announced")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "a9b6ab4effe5cff156ac28389b8d5672")
  (entailment "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "92582ed0560f3a5d31ac65b40bba27ff")
  (entailment "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "61d76fc00ce8aee0006a802a5b2896f2")
  (entailment "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "e5aa61c1fb3dcbc6d3c4e75be065fbd4")
  (entailment "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "260aee1324a5069c9d4ae4e41a319077")
  (entailment "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "9fe94a969adbf53b2592239963d36a07")
  (entailment "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "e0b59677f4430a8b2094e66510e014b6")
  (entailment "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "b4bc50062dd72bafaba20cbf15bce8da")
  (entailment "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "fe5b3726f701e463c1e6bbd3d53559b1")
  (entailment "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "26ed6054eaf893bfe821cc6de822f88f")
  (entailment "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "3b50f3da658a3e4e09cf0609ebf785ad")
  (entailment "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "d41343355c302205650f83f821566ac8")
  (entailment "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "054047c477ddf09fe7979a5d322e5427")
  (entailment "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "95ae5caae9865fb9c567cbdae58b7fa0")
  (entailment "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "b4cf5e95dc1aee159a243695dead64bd")
  (entailment "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "ef3e92cfcdca7d60ad1de64a92c73f35")
  (entailment "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "b9bdb743ef725cc887a939a2f24cf136")
  (entailment "out_of_compliance_expires_in_silence: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "a500e070f8cdbf9e01293ebc9d89daf4")
  (entailment "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "2460982f36019ae7cbbf9853f607fdb0")
  (entailment "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "d2cf0e86ce204597efebbae5780c4a65")
  (entailment "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "021371ace2486068eb08fb441382b49a")
  (entailment "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "df5128e25b342ecaeffea95682714ee7")
  (entailment "enforced_lock_is_not_answered: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "7015d7d52fa50240549d6970570afb92")
  (entailment "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "2bce39fea13e585e745914ae2247b21f")
  (entailment "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "09c841833b2de078d6f18ec370462b34")
  (entailment "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "15fe945fa327ab0654d8f4e144194544")
  (entailment "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "c700191d396fcd60eb1f487e084a2197")
  (entailment "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "ac4c25a0786d0f61b48710df7424f985")
  (entailment "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "d799d6afc4a7f050b7a3445f13b88ca1")
  (entailment "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "2a417133a6ed7c310a867ee2647bf866")
  (entailment "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "07aed44a980b98c79d9c8b7ce06fd70a")
  (entailment "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "2fca2cce8c2736f2f59efafc3d984d85")
  (entailment "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "e931a3c14389ede5775d7fcc528cae45")
  (entailment "all others, which need no more than a look" "8b158bc0abb1308cf4b8dd576f3a4a13")
))
(exit)
