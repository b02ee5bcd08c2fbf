-- The proofs, the queue and the acts would be lost with their tables: a step down keeps them in one setting.
insert into setting (key, value, changed_at)
select 'personal-data.kept', jsonb_build_object(
  'purposes', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from processing_purpose t),
  'texts', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from consent_text t),
  'consents', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from consent t),
  'requests', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from subject_request t),
  'acts', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from destruction_act t),
  'disposals', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from disposal t),
  'leftovers', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from leftover t),
  'blocks', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from subject_block t),
  'packages', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from subject_package t),
  'alerts', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from reading_alert t),
  'incidents', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from incident t),
  'incidentSubjects', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from incident_subject t)
), now();
drop table incident_subject;
drop table incident;
drop table reading_alert;
drop table reading_count;
drop table subject_package;
drop table subject_block;
drop table leftover;
drop table disposal;
drop table destruction_act;
drop table subject_request;
drop table consent;
drop table consent_text;
drop function consent_text_stays();
drop table processing_purpose;
