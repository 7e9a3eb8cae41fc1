; Why this holds: registering resumes a lock and nothing else.
; Whoever registers begins with no licence in use, or with the lock that is still held: enforced exactly if its period is over.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "registering_resumes_a_lock_and_nothing_else")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "register: EVALUATION -> NO_LICENSES_IN_USE" "4bdd4ccb6dbacd6b2760175d1c068f69")
  (entailment "register_with_lock: EVALUATION -> OUT_OF_COMPLIANCE" "aa3daf83508c8d40d99c1c5c48407c58")
  (entailment "register_with_lock_too_late: EVALUATION -> OUT_OF_COMPLIANCE_EXPIRED" "6b348b926acc7517d07d5c66cb8b6510")
  (entailment "register: EVALUATION_EXPIRED -> NO_LICENSES_IN_USE" "1d6f46d4b19f04e98d92c917c977dca1")
  (entailment "register_with_lock: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE" "240cf37189ef1ab8a9e9638c0a7d54d3")
  (entailment "register_with_lock_too_late: EVALUATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "5e5cdc4463f82e3afcad7838c434f46b")
  (entailment "register: REGISTRATION_EXPIRED -> NO_LICENSES_IN_USE" "b0dd84bd404ef42d30ec6b3379e9bbce")
  (entailment "register_with_lock: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE" "06248db1e6fce80a2117f90430fcce0e")
  (entailment "register_with_lock_too_late: REGISTRATION_EXPIRED -> OUT_OF_COMPLIANCE_EXPIRED" "110a0f388524c24711b886760811368a")
  (entailment "register: REGISTRATION_EXPIRED_ENFORCED -> NO_LICENSES_IN_USE" "3e397a5c05542b02afbe17081a03bdff")
  (entailment "register_with_lock: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE" "c82ec8941a591836d12fc5da402f4433")
  (entailment "register_with_lock_too_late: REGISTRATION_EXPIRED_ENFORCED -> OUT_OF_COMPLIANCE_EXPIRED" "23efa1b8b3ab23e56ddd87b66523d41e")
  (entailment "all others, which need no more than a look" "e1143c6a370d5aa4c8286d2b042c3cb8")
))
(exit)
