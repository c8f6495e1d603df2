-- The dashboard lists people and groups by these names.
create index resource_listed on resource (type, coalesce(user_name, display_name), id);
