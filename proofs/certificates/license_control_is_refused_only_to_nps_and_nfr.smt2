; Why this holds: license control is refused only to nps and nfr.
; While registered, License Control can always be changed, except with NPS/NFR licences.
;
; No lemma is needed: guards and updates alone show it.
; What the property forbids contradicts them.
; A checker derives the obligations again from the model; nothing here is believed.
; Names are explained in variables.py, parameters.py and choices.py of the model, and in
; history.py of the proofs (a bystander's notebook). Times count reports.
(set-info :certificate-format 1)
(set-info :property "license_control_is_refused_only_to_nps_and_nfr")
(set-info :numbers "any")
(set-info :depth 1)
(set-logic QF_LIA)

; The obligations, each with a digest of all that it says:
(set-info :obligations (
  (entailment "NO_LICENSES_IN_USE" "b7875d632d67afe6eb669b96e41e0a32")
  (entailment "IN_COMPLIANCE" "28408c5f185d8878492dba26c8368234")
  (entailment "OVERAGE" "8e15bd4d721bbaa864278c340befd27e")
  (entailment "OUT_OF_COMPLIANCE" "da4ad74c57d524726df4b819d7ef4311")
  (entailment "OUT_OF_COMPLIANCE_EXPIRED" "c4c3c498173eb508968c571abc472edb")
  (entailment "AUTHORIZATION_EXPIRED" "9886b92e5a99ad568ff37156f8b6adef")
  (entailment "AUTHORIZATION_EXPIRED_ENFORCED" "90ca17107cf9186a7652ce1e6987e56c")
))
(exit)
