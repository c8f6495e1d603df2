-- Which replica took what was asked for. SQLite has one, and needs no leases.
alter table intent add column replica text;
