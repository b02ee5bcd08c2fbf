-- Marked records are few: a list filtered by a mark starts from them.
create index record_marked on record (kind, clearance, registration_order desc, id desc) where clearance <> 'none';
