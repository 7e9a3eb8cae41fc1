; Why this holds: registering is refused only without connection or restart.
; Under Smart Licensing, whoever is not registered can register: it takes a connection, and the restart if another licence type was chosen.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "registering_is_refused_only_without_connection_or_restart")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "EVALUATION" "17471d89064db34b07682fd2cf5a4920")
  (entailment "EVALUATION_EXPIRED" "a03bb76916af9e3c448aab10dd8a8ae1")
  (entailment "REGISTRATION_EXPIRED" "eb13f33ae788464f10eac207a68bd137")
  (entailment "REGISTRATION_EXPIRED_ENFORCED" "7fb6c1acf179fc02de24ef4dc34aee24")
))
(exit)
