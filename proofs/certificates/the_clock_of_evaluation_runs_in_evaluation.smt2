; Why this holds: the clock of evaluation runs in evaluation.
; The clock of evaluation runs with every report in evaluation, while registered or expired only where Q5 and Q9 say so, and never beyond its period; nothing sets it back.
;
; The lemmas below hold at each start, and every transition leads from lemmas to
; lemmas; so they hold in every state that can ever be reached.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "the_clock_of_evaluation_runs_in_evaluation")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)
(declare-const evaluation_period Int)
(declare-const evaluation_used Int)

(define-fun |lemmas at CLASSIC| () Bool (and true
  (<= evaluation_used 0)
))

(define-fun |lemmas at EVALUATION| () Bool (and true
  (< evaluation_used evaluation_period)
))

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (initiation "CLASSIC" "439174c3bec53e01a54cb939b45020ed")
  (initiation "EVALUATION" "c6694f343a176a9e47b6378b620d1391")
  (consecution "switch_to_smart: CLASSIC -> EVALUATION" "9f03c3c12bed479174e4f60831db98d6")
  (consecution "evaluation_goes_on: EVALUATION -> EVALUATION" "b74adc387e388c4f6d8c1c663a4513fc")
  (consecution "deregister: NO_LICENSES_IN_USE -> EVALUATION" "7ea9a8010950cf9d6ee4cf52fc8430da")
  (consecution "deregister: IN_COMPLIANCE -> EVALUATION" "8c2fe18e89b7135a8a8eeb804077a369")
  (consecution "deregister: OVERAGE -> EVALUATION" "74de853f90a9cbb3361771ee2befa2fe")
  (consecution "deregister: OUT_OF_COMPLIANCE -> EVALUATION" "459f1213b656fa5aa6b440b86c980231")
  (consecution "deregister: OUT_OF_COMPLIANCE_EXPIRED -> EVALUATION" "719c4c1e2bc459b90889019c4dcfe74a")
  (consecution "deregister: AUTHORIZATION_EXPIRED -> EVALUATION" "92e5a773e103f84bf4187d71c6cfc296")
  (consecution "deregister: AUTHORIZATION_EXPIRED_ENFORCED -> EVALUATION" "26f2d24217c68a335984618a24904ed1")
  (consecution "all others, which need no more than a look" "b20d11ad36e121184ff7588a3e4d5484")
  (entailment "evaluation_goes_on: EVALUATION -> EVALUATION" "7e52dcc206c2f55f7a145b4eec9bcd31")
  (entailment "evaluation_expires: EVALUATION -> EVALUATION_EXPIRED" "73b20731c7c477f0e05b5a0a7235f9ff")
  (entailment "all others, which need no more than a look" "a1703ba2ea8f4fd4408f898489d42ee6")
))
(exit)
