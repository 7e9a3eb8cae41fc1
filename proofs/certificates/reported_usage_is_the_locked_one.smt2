; Why this holds: reported usage is the locked one.
; Out of Compliance, the usage shown as reported is the locked usage, not the actual one.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
(set-info :certificate-format 1)
(set-info :property "reported_usage_is_the_locked_one")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const known Int)
(declare-const locked Int)
(declare-const reported Int)
(declare-const usage Int)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (<= 0 known)
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (<= 0 known)
))

(define-fun |lemmas at EVALUATION_EXPIRED| () Bool (and true
  (<= 0 known)
))

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (<= locked 0)
  (<= 0 reported)
  (<= 0 known)
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (<= locked 0)
  (<= 0 usage)
  (<= 0 reported)
  (<= 0 known)
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (<= locked 0)
  (<= 0 reported)
  (<= 0 known)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (< 0 locked)
  (<= reported locked)
  (<= locked reported)
  (<= 0 known)
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (< 0 locked)
  (<= reported locked)
  (<= locked reported)
  (<= 0 known)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (<= 0 usage)
  (<= 0 reported)
  (or (<= locked 0) (<= reported locked))
  (<= locked reported)
  (<= 0 known)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (<= 0 usage)
  (<= 0 known)
))

(define-fun |lemmas at REGISTRATION_EXPIRED| () Bool (and true
  (<= 0 known)
))

(define-fun |lemmas at REGISTRATION_EXPIRED_ENFORCED| () Bool (and true
  (<= 0 known)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "99786158c06d3a1e5007eb76948d4242")
  (initiation "EVALUATION" "523f78e315f197a7ac1d6fe90d26ec8a")
  (consecution "classic_goes_on: CLASSIC -> CLASSIC" "d113e0f92d25ad6c8c9f3c91903dbf68")
  (consecution "evaluation_goes_on: EVALUATION -> EVALUATION" "2dabe5686935698b29b1a8d21aaaf8df")
  (consecution "evaluation_expires: EVALUATION -> EVALUATION_EXPIRED" "96bae1f04cb43512c4659336becbad61")
  (consecution "register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" "3823939c1851dd76bac76bbbd282124a")
  (consecution "register_with_lock_too_late: EVALUATION -> OUT_OF_COMPLIANCE_EXPIRED" "d273a5a5583cf76a6ebff4b34ca9a417")
  (consecution "evaluation_stays_expired: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" "9e5c6cd44798955ba6a4c50e70318ff0")
  (consecution "register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" "48b3425a52f5b69063ce39619b71656b")
  (consecution "register_with_lock_too_late: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "904c48f5bc0853fd6e3473983313cfc9")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "1acca7adfb2280632f1a9dd431a8a04b")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "7854060a4ad797f0be17c288d20684c1")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "95de15edfbbacf3add9a715b32f5ce49")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "00e8018515da0f654ef1cced00f2929a")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "cf7bf22c493dab1757fcda5bf0630991")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "9793a90c04d2c61492cac196da6f7926")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "deeb63b19ab71dcb947a43d442fc7722")
  (consecution "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "9c27eed8389d319c20ec969e5428e3d8")
  (consecution "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "7e765ef3025863e4566d7719d61c6ba7")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "c5a66c54981291bd2460c720c50e79df")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "789e694768e3fbd12a25c0549807fc59")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "73ac02bcd8f1be1547e3fbceb1882a0c")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "603fdfb9717530c5e0136bf52111b0d9")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "4488c099eb73e4067f75b5722743f926")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "841d9bdecb1901933bcd243693d9f2e6")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "a503891eb88252149b5e34a3c03d85a1")
  (consecution "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "f1f6742d6d04df940ab36094b8b62b78")
  (consecution "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "8ec7657829e4b13e09b0e550eba2bdd8")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "732440425f69268e9723a8a4820f594f")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "31f8e0461edd3d5d8c26d7701f61943f")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "e6b74e754b3fbb58b14756a5f3c21d3d")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "7cdb479285b8a04dea5d1ffb128316c8")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "05c641a21c15cc5b385dc34a7b53d3c1")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "c014f3552d5c685e7bb45f3653f4d802")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "fa3e87f571cb81ebda63ee9d27e662f2")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "daf73119ccd63671e331987fa2b57958")
  (consecution "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "49240aee47be510defd3fa90a1de8e98")
  (consecution "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "993c9e522dd00f3a8172ac71003a2ab1")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "0b36893f4281cfd6f182a29497744ae7")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "24b4e2bc655ebd24e7ace884c3222a3a")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "b35861846283ccbf170bbe69698386e9")
  (consecution "out_of_compliance_expires: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "590ab462c29fd81d6795f4c0a3daf029")
  (consecution "out_of_compliance_expires_in_silence: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "263d96fb37aaf219dcf3ef7787487fbb")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "47173d0a735c7dc0b46f84e3ea0c46d3")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "36b90ce72b323ec732bb6b2c6d36160f")
  (consecution "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "c672bb10a26287d49a9b4107b1eedf0b")
  (consecution "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "7bf58a304483a1a5f08d692b2dd50641")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "d82dd1f8423972511abb70f997f4aad5")
  (consecution "lock_is_reported_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "29aed1dbad0dbbf4ffd27699837744fc")
  (consecution "enforced_lock_is_not_answered: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "b322f29ef9e36a24c77d46fbc3552eb0")
  (consecution "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "d3adffa6a9165211dfbc4d35f3ca123f")
  (consecution "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "814abee7ff037c27126fd6e0487dd17c")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "4fbf8e18a48f781e8751689b84fe512a")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "932d50f02e750a2b9a0eaca7103c759f")
  (consecution "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "6ecd93aa97d6bc6df04c9ed97e2369d8")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "45faaee9ea2b3418f8cde84d23b47a99")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "dade93f3bda2c687d5a7bc062c91e604")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "b6b58f13d84e391605b884e646a651a2")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "0495cd9822cef53f8b4294a66af9f5a1")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "0e9b874f3e5b1acb79743878ccd31ffa")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "d17f79c26a3ff88d7655378ba6ba170e")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "7ddf9defc3c2ee14cea92249b15dc690")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "63b325c2cfd3b0bbb9c124c5219401af")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "98ee359df2fab54cb8533932cf738c8b")
  (consecution "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "e892afe2ff9385552d0846c426b4723b")
  (consecution "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "b4c706cfcc88d8aa985c554cf5f498b6")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "1720b23d10f1adcc4d5968e0d0a99365")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "e810713a66b910702a934507d35147f5")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "926985b6f3ce03eaa10139eb5ca2bed3")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "88a2030caf3f629cd2915bd3dbaba4ec")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "204084e979cd1467c8f62aa099b8469d")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "a936914e46248313512dd3b1aff69d30")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "bc712b4869b681c07ce94d26ad281b23")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "26a8c6693afbd3ea1873862aca0c5173")
  (consecution "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "2977bc0b8e5b4e1065eb14b89d3eb691")
  (consecution "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "eb85010d4306a6d263b7dbcdfee9313f")
  (consecution "registration_stays_expired: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED" "29a082e0d8b27eb8e4dd34e7633b8ea8")
  (consecution "evaluation_expires_without_registration: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "8935f90b2fa79200a7a44a052c69a595")
  (consecution "former_authorization_expires: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "59043b868a933f3204c61c1584099d9b")
  (consecution "register_with_lock: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE" "886b58c676ab6f18b1687b02c1539dac")
  (consecution "register_with_lock_too_late: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "ac095f0866147ef59f36ce94ed8f29ba")
  (consecution "registration_stays_expired_and_enforced: REGISTRATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "25659e257ba6b58e3841a9c155db267c")
  (consecution "register_with_lock: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "6f781948b9264c6fdc552f75968c45ae")
  (consecution "register_with_lock_too_late: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "12d6c7ca2423a52fdba76c73b29d235d")
  (entailment "OUT_OF_COMPLIANCE" "973f8f496b5068719555682e3d5cce04")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "16c79e79c4612283fc79360e01fdc54b")
))
(exit)
