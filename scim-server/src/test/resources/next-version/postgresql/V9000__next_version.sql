-- What a next version may do while replicas of this one still run: add.
alter table resource add column next_version text;
alter table intent add column next_version text not null default '';
alter table audit_event add column next_version text;
create table next_version (id text not null primary key);
