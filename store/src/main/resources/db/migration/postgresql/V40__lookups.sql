-- Lists are in the order of positions, but few resources have one name: it is found by a hash, which takes values of any length.
drop index resource_user_name;
drop index resource_external_id;
drop index resource_display_name;
create index resource_user_name on resource using hash (user_name);
create index resource_external_id on resource using hash (external_id);
create index resource_display_name on resource using hash (display_name);
