; Why this holds: registration expires no later than its validity.
; No instance stays registered with a certificate that is as old as its validity; but an enforcement that begins with the same report comes first.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "registration_expires_no_later_than_its_validity")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const certificate_age Int)
(declare-const registration_renewal Int)
(declare-const registration_validity Int)

(define-fun |lemmas at NO_LICENSES_IN_USE| () Bool (and true
  (or (<= registration_validity registration_renewal) (< certificate_age registration_validity))
))

(define-fun |lemmas at IN_COMPLIANCE| () Bool (and true
  (or (<= registration_validity registration_renewal) (< certificate_age registration_validity))
))

(define-fun |lemmas at OVERAGE| () Bool (and true
  (or (<= registration_validity registration_renewal) (< certificate_age registration_validity))
))

(define-fun |lemmas at OUT_OF_COMPLIANCE| () Bool (and true
  (or (<= registration_validity registration_renewal) (< certificate_age registration_validity))
))

(define-fun |lemmas at OUT_OF_COMPLIANCE_EXPIRED| () Bool (and true
  (or (<= registration_validity registration_renewal) (< certificate_age registration_validity) (= certificate_age registration_validity))
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED| () Bool (and true
  (< certificate_age registration_validity)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
  (or (<= registration_validity registration_renewal) (< certificate_age registration_validity) (= certificate_age registration_validity))
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (consecution "register: EVALUATION -> NO_LICENSES_IN_USE" "7ffd9e14bb615935ee3b6106c968482b")
  (consecution "register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" "e39a5368da231ca43b38644c07cad9be")
  (consecution "register_with_lock_too_late: EVALUATION -> OUT_OF_COMPLIANCE_EXPIRED" "1b70e5daddb8fafc4b97f12637ff191c")
  (consecution "register: EVALUATION_EXPIRED -> NO_LICENSES_IN_USE" "439802d26bd4a8e368ddb833fe99d1fa")
  (consecution "register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" "5b281db687faa22e063065b1a943f16b")
  (consecution "register_with_lock_too_late: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "6880211647f5f38ec649681fda87bc8f")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "8bcf0635dd12ddd491b731dc4f816993")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "856012d665ee416aaa6b7272805915ed")
  (consecution "reregister: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "b19a954d608ab13ae1fa5c6a265d523f")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "3f650830a822e2743805ba327138df8f")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "bcb648f94478f35c92941b3c519cf67d")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "11d10085dae0396a494b7698a7a1b500")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "28cb57f346e47bf3ca265c7745f80d67")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "05ebdf769a51922da6e1458e90bf3910")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "95a68446c312592c3b75a7d695de8da9")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "92ab236affb34662555b7ce1b58092a9")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "9d73c5a4d12ba33b90b3a42826b2b442")
  (consecution "reregister: IN_COMPLIANCE -> IN_COMPLIANCE" "67f698cc2c534de3797ba1a49cd150d1")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "0cfd90f9b91ce5ac452cf8d69bb34bcf")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "59b235d4dcd053805936f1aa0549f439")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "773e528cdf97fb6917d2d0cb95146f5a")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "a1e8570094935e28f03a78e151a8acc0")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "3bf47ebcb30222183306faba610cb785")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "74d91febdb9e26bdc3f27eb03b012650")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "93720740c04e094fc0b9702a775c8d31")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "90eef1aff134a50f7f00cae5e2560d3a")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "80c78cd4f42994e104b8a89ded6d4828")
  (consecution "reregister: OVERAGE -> OVERAGE" "658c679d7dca22194cfa7acbc32385a1")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "6d033db617541fcf54091dfc420630a7")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "06bb72adc64ba607c1fff0cb81981853")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "5bcf7335c0cfeed8f04e147987991b06")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "005ecc3a8b8cb3a7bdea2c44a0f316ec")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "074f162506f660e3925f5cf4e0fae1a9")
  (consecution "reregister: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "a7ae456333635c141ba2ae281ddd4c73")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "10e67743f10d6665b5cb923a0ea198a1")
  (consecution "out_of_compliance_expires: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "2ae7097f1c3ad4a5c30df1fb08e45087")
  (consecution "out_of_compliance_expires_in_silence: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "444dc508a29fa6a7c3befa3877241051")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "983dd59e625461e372218edb4df7f2c2")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "2ca348010f8f51fe31a2fcc138f2a774")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "12e85b148dd5c5b985c3e2db6d27f996")
  (consecution "lock_is_reported_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "cb36526f30a67e186d551a3ffb70c7c1")
  (consecution "enforced_lock_is_not_answered: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "af9d282045d69adcb1ea174c7206ca2e")
  (consecution "reregister_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "4ed4525e60d687fbc5b7ce9071f76f7c")
  (consecution "reregister_out_of_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> NO_LICENSES_IN_USE" "c82224ebcf18bf979818062ef823cf4b")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "0bed25961b309615de60e74032d6664d")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "930a5181b0499fa62f120b0c1b8bd3d2")
  (consecution "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "1371825d4580d648f89338ed7e3a4c73")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "d0dbcce1136b3378d61aee39864e7c7d")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "d6f5c4e446d59f25db2e2c40c93c71c8")
  (consecution "reregister_after_silence: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "24bb079af4b677a9e930e6480a3b9338")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "af90b276a4457964cb69db1c99d58c61")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "519e603dcdeca57ae882fcb5aff56c24")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "433315c4326632f8cdcc56d553a88074")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "99c49b1b14c2e0c2f2aa64418f6065e8")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "d912d9387f9d6beb53c096a5a9456f77")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "f3683e380fd8e2a6117d75be432eb8e2")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "ea77f66f0dc906e0fe752deda7fc1e18")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "ac733b9ac941dece92475dd966517731")
  (consecution "reregister_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "a4258065677ab8cd01409acddbeb4038")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "ca9176aa760d01c560da7d6af0dc242b")
  (consecution "reregister_out_of_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "c6dcf0f5c10c0bed4b814f32985833bc")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "fc58ef5f5c68ed28cd3fe2072b1f5569")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "090d5ab8ea0771375a3796939332dead")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "37242eed84a557ef140431a0777d607f")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "39e0204f27cabdd5645897c4b8f136ea")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "0d6c49b3b046e56734a5a97eceb9fffe")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "0f3f79d427aa4728dfd657d833fc23a8")
  (consecution "register: REGISTRATION_EXPIRED -> NO_LICENSES_IN_USE" "f8ab539e9b0ee3906e2ef95e31339e64")
  (consecution "register_with_lock: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE" "9d3d81db92a1d634374aad7916c71757")
  (consecution "register_with_lock_too_late: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "678e866824668c9960f8b6e43b177dcd")
  (consecution "register: REGISTRATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "4cf1ccb7d5b1d3c6a91708195f880fad")
  (consecution "register_with_lock: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "8343a199ac7f49e4ecd08e9d15776668")
  (consecution "register_with_lock_too_late: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "6eb883a3f591aeda9dcd3548b68641db")
  (consecution "all others, which need no more than a look" "5d61c5edcf09061e2b918ee9427985d0")
  (entailment "NO_LICENSES_IN_USE" "c2847aca456cb1041648bb01d376e2d1")
  (entailment "IN_COMPLIANCE" "499aa20246151a39bf48f4c157e73ac7")
  (entailment "OVERAGE" "086ce58ef3b980487f2d7aaa83b70b2b")
  (entailment "OUT_OF_COMPLIANCE" "9f3a1e153ff410998945630adbb0de3a")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "9372bcde89bc9313bf788fc729e2552b")
  (entailment "AUTHORIZATION_EXPIRED" "82e2306afd6fb58211a8bb30a28354bf")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "609580b450fffd2b85ccc612195c129c")
  (entailment "all others, which need no more than a look" "ac3d18fea2c81d5e915cdb450ee8fd84")
))
(exit)
