-- Lists are in the order of positions. With an index that has that order but not the attribute, SQLite reads a whole type to find one
-- name; these have both.
drop index resource_user_name;
drop index resource_external_id;
drop index resource_display_name;
create index resource_user_name on resource (user_name, type, position);
create index resource_external_id on resource (external_id, type, position);
create index resource_display_name on resource (display_name, type, position);
