-- A search for a name reads the names from the newest event on, and stops when its page is full.
drop index audit_event_subject;
create index audit_event_subject on audit_event (sequence, subject_key);
