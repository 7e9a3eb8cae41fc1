; Why this holds: reported usage is the locked one.
; Out of Compliance, the usage shown as reported is the locked usage, not the actual one.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "reported_usage_is_the_locked_one")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const known Int)
(declare-const locked Int)
(declare-const reported Int)

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
  (<= 0 reported)
  (or (<= locked 0) (<= reported locked))
  (<= locked reported)
  (<= 0 known)
))

(define-fun |lemmas at AUTHORIZATION_EXPIRED_ENFORCED| () Bool (and true
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
  (initiation "CLASSIC" "a55947b16affa2e01cad017d653ac4f6")
  (initiation "EVALUATION" "312b012d6a914c83bd5c5831c7fb32a9")
  (consecution "classic_goes_on: CLASSIC -> CLASSIC" "d113e0f92d25ad6c8c9f3c91903dbf68")
  (consecution "evaluation_goes_on: EVALUATION -> EVALUATION" "2dabe5686935698b29b1a8d21aaaf8df")
  (consecution "evaluation_expires: EVALUATION -> EVALUATION_EXPIRED" "96bae1f04cb43512c4659336becbad61")
  (consecution "register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" "77d80b257e4d1cc15d122b1f51f1832a")
  (consecution "register_with_lock_too_late: EVALUATION -> OUT_OF_COMPLIANCE_EXPIRED" "fa6feb14f04004cdc684abc1fa884242")
  (consecution "evaluation_stays_expired: EVALUATION_EXPIRED -> EVALUATION_EXPIRED" "9e5c6cd44798955ba6a4c50e70318ff0")
  (consecution "register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" "0a8ed2acadee52849a28a2d4ee977106")
  (consecution "register_with_lock_too_late: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "4b9dcd68161387816aaaf1c18686a698")
  (consecution "nothing_is_used: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "1acca7adfb2280632f1a9dd431a8a04b")
  (consecution "report_is_not_answered: NO_LICENSES_IN_USE -> NO_LICENSES_IN_USE" "7854060a4ad797f0be17c288d20684c1")
  (consecution "usage_is_within_entitlement: NO_LICENSES_IN_USE -> IN_COMPLIANCE" "2604a3a4965d45819632ebe380e2fb93")
  (consecution "overage_is_counted: NO_LICENSES_IN_USE -> OVERAGE" "00e8018515da0f654ef1cced00f2929a")
  (consecution "overage_reaches_the_limit: NO_LICENSES_IN_USE -> OUT_OF_COMPLIANCE" "967c8a0641d95b9600f1d71ed49fd082")
  (consecution "authorization_expires: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED" "6c9fa47e50e0f1c9f9cb96e3e4a62ff3")
  (consecution "authorization_expires_into_enforcement: NO_LICENSES_IN_USE -> AUTHORIZATION_EXPIRED_ENFORCED" "fcc4cdf17607b2883d87276d4daedfb3")
  (consecution "registration_expires: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED" "9c27eed8389d319c20ec969e5428e3d8")
  (consecution "registration_expires_without_evaluation_left: NO_LICENSES_IN_USE -> REGISTRATION_EXPIRED_ENFORCED" "7e765ef3025863e4566d7719d61c6ba7")
  (consecution "usage_ends: IN_COMPLIANCE -> NO_LICENSES_IN_USE" "5cb700e392a4abe4da606a76a6388a86")
  (consecution "usage_stays_within_entitlement: IN_COMPLIANCE -> IN_COMPLIANCE" "82ece041936da531be743339a257f1a1")
  (consecution "report_is_not_answered: IN_COMPLIANCE -> IN_COMPLIANCE" "d28f658426311825297f6f83a67cc3e1")
  (consecution "overage_is_counted: IN_COMPLIANCE -> OVERAGE" "b431e893eae5020f7cf83293ed532767")
  (consecution "overage_reaches_the_limit: IN_COMPLIANCE -> OUT_OF_COMPLIANCE" "a9dc924b9b1bc949ee37472dd341c646")
  (consecution "authorization_expires: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED" "81494989526a6df898d7e12d1e66a763")
  (consecution "authorization_expires_into_enforcement: IN_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "0a3f57910404385301e60bb110721313")
  (consecution "registration_expires: IN_COMPLIANCE -> REGISTRATION_EXPIRED" "1ffe7483be0ef911b3d05f7eaa4a35fe")
  (consecution "registration_expires_without_evaluation_left: IN_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "96c8def2eb3e7e37bbd62f29ef053845")
  (consecution "usage_ends: OVERAGE -> NO_LICENSES_IN_USE" "732440425f69268e9723a8a4820f594f")
  (consecution "usage_is_within_entitlement: OVERAGE -> IN_COMPLIANCE" "f5f9c84768813107a01c42947583150b")
  (consecution "missed_report_resets_strikes: OVERAGE -> IN_COMPLIANCE" "7b96a716471cdb1b4073df916b44371c")
  (consecution "overage_is_counted: OVERAGE -> OVERAGE" "7cdb479285b8a04dea5d1ffb128316c8")
  (consecution "missed_report_keeps_strikes: OVERAGE -> OVERAGE" "05c641a21c15cc5b385dc34a7b53d3c1")
  (consecution "overage_reaches_the_limit: OVERAGE -> OUT_OF_COMPLIANCE" "d992d95f45744e081d39be82a4149683")
  (consecution "authorization_expires: OVERAGE -> AUTHORIZATION_EXPIRED" "987fd9850e9538f5cf345724ddd6d48f")
  (consecution "authorization_expires_into_enforcement: OVERAGE -> AUTHORIZATION_EXPIRED_ENFORCED" "8390437377e4eef53f6c6680b973107d")
  (consecution "registration_expires: OVERAGE -> REGISTRATION_EXPIRED" "49240aee47be510defd3fa90a1de8e98")
  (consecution "registration_expires_without_evaluation_left: OVERAGE -> REGISTRATION_EXPIRED_ENFORCED" "993c9e522dd00f3a8172ac71003a2ab1")
  (consecution "lock_is_reported: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "0b36893f4281cfd6f182a29497744ae7")
  (consecution "lock_is_not_answered: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE" "24b4e2bc655ebd24e7ace884c3222a3a")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE -> IN_COMPLIANCE" "3e6d30b721cddc3926657e896e23446e")
  (consecution "out_of_compliance_expires: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "590ab462c29fd81d6795f4c0a3daf029")
  (consecution "out_of_compliance_expires_in_silence: OUT_OF_COMPLIANCE -> OUT_OF_COMPLIANCE_EXPIRED" "263d96fb37aaf219dcf3ef7787487fbb")
  (consecution "authorization_expires_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED" "0b54d789b31e8b2a4f7d482e2ecf99f1")
  (consecution "authorization_expires_into_enforcement_while_locked: OUT_OF_COMPLIANCE -> AUTHORIZATION_EXPIRED_ENFORCED" "9bd2fed518ddc9a44c2cc6f0fe4a9eb8")
  (consecution "registration_expires: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED" "c672bb10a26287d49a9b4107b1eedf0b")
  (consecution "registration_expires_without_evaluation_left: OUT_OF_COMPLIANCE -> REGISTRATION_EXPIRED_ENFORCED" "7bf58a304483a1a5f08d692b2dd50641")
  (consecution "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED -> IN_COMPLIANCE" "67a2d63c89d35296870b70bbb13fdff6")
  (consecution "lock_is_reported_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "29aed1dbad0dbbf4ffd27699837744fc")
  (consecution "enforced_lock_is_not_answered: OUT_OF_COMPLIANCE_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "b322f29ef9e36a24c77d46fbc3552eb0")
  (consecution "expired_registration_lifts_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED" "d3adffa6a9165211dfbc4d35f3ca123f")
  (consecution "registration_expires_in_enforcement: OUT_OF_COMPLIANCE_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "814abee7ff037c27126fd6e0487dd17c")
  (consecution "overage_period_runs: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED" "200534f32b8f84bf5b8664386aa15d96")
  (consecution "overage_period_ends: AUTHORIZATION_EXPIRED -> AUTHORIZATION_EXPIRED_ENFORCED" "e8339a28a075b23cce5298aac26989c7")
  (consecution "out_of_compliance_expires_beneath: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "8b96caf3a89dfad586000b747ae5e28f")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "8ae8b423afc486fcd8aa81ac3f3a0f2c")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED -> NO_LICENSES_IN_USE" "6a8d63b98fd747b589612595f43ccef9")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "30211354757eaff9b7eebbc6c85bf64f")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED -> IN_COMPLIANCE" "66a58bbd4e722151f2688f1b4d5cbac1")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED -> OVERAGE" "ecad0d50b6a52bd51f62c1654d9f841a")
  (consecution "reregister_after_silence_with_strikes: AUTHORIZATION_EXPIRED -> OVERAGE" "9417a0b7922da2def752e7076a1b8b97")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "2d6bbb3f96d6219c14d5851fd0ddf1af")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "f92d5aa120190e2d40572a85db5ab395")
  (consecution "reregister_after_silence_with_lock: AUTHORIZATION_EXPIRED -> OUT_OF_COMPLIANCE" "c7bfdb73c6fa4fc3d244a1b6619b3960")
  (consecution "registration_expires: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED" "7aa200768a00ad42b123ee9b57a466eb")
  (consecution "registration_expires_without_evaluation_left: AUTHORIZATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "4c693d55b28220179ff720dfdf7f1694")
  (consecution "silence_goes_on_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> AUTHORIZATION_EXPIRED_ENFORCED" "af50f4e2b6ec6849384eeb7fb2b19aa3")
  (consecution "renewed_without_usage: AUTHORIZATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "d0096418fe016d5e454411d18367e9bd")
  (consecution "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "b7c32702efe7a047e3745df007d29f7e")
  (consecution "renewed_with_the_deficit_bought: AUTHORIZATION_EXPIRED_ENFORCED -> IN_COMPLIANCE" "899b82c4fdaa1ff147bb5482cdf1c46b")
  (consecution "renewed_with_overage: AUTHORIZATION_EXPIRED_ENFORCED -> OVERAGE" "0eeba9847e0b412d0fd3c287fd1b073a")
  (consecution "renewed_with_the_last_strike: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "58bce226950725e09012b05ad0ebb753")
  (consecution "renewed_with_lock: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "911e2d685f7ae9faa869eac76ce16ff4")
  (consecution "renewed_with_lock_too_late: AUTHORIZATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "2e9e8fa8f687b4382d0d6c903eb922fb")
  (consecution "expired_registration_lifts_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED" "404d076157f13242df7b58939ceed52d")
  (consecution "registration_expires_in_enforcement: AUTHORIZATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "1fc36ff5722ef31e1f41fbfaf70ec9b2")
  (consecution "registration_stays_expired: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED" "29a082e0d8b27eb8e4dd34e7633b8ea8")
  (consecution "evaluation_expires_without_registration: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "8935f90b2fa79200a7a44a052c69a595")
  (consecution "former_authorization_expires: REGISTRATION_EXPIRED -> REGISTRATION_EXPIRED_ENFORCED" "59043b868a933f3204c61c1584099d9b")
  (consecution "register_with_lock: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE" "cafb6ae0c40bf0c58e7e1312d549472d")
  (consecution "register_with_lock_too_late: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "4a8ffd732470a6fbe6327c739770b62c")
  (consecution "registration_stays_expired_and_enforced: REGISTRATION_EXPIRED_ENFORCED -> REGISTRATION_EXPIRED_ENFORCED" "25659e257ba6b58e3841a9c155db267c")
  (consecution "register_with_lock: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "21e588bb059886c5e5cbd2743d0a596b")
  (consecution "register_with_lock_too_late: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "2fcfce7d61d3dacf42825008d3074eda")
  (consecution "all others, which need no more than a look" "dd84fde1bdd5faec2c97ca4aebd54553")
  (entailment "OUT_OF_COMPLIANCE" "a2b65afb506ab8a9d6eaeb8497850c62")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "31865443b76454a2dfb902876d93cd0f")
  (entailment "all others, which need no more than a look" "8b49173c260d04e46f937d1527f2072b")
))
(exit)
