-- Whether a password came with what was asked for. The password itself is in memory only.
alter table intent add column password integer not null default 0;
