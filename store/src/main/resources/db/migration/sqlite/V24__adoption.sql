-- RAM users and groups that an administrator allowed to be adopted, by RAM's keys.
create table adoption_grant (
    ram_id  text   not null primary key,
    type    text   not null,
    name    text   not null,
    granted bigint not null,
    actor   text   not null
);
