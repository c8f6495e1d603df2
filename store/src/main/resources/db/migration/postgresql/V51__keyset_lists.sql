-- Lists of the dashboard go on behind a name; what RAM has not confirmed yet has none.
drop index resource_listed;
create index resource_listed on resource (type, (coalesce(user_name, display_name, '')), id);
