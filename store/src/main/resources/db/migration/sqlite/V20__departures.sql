-- When RAM shall delete the user of a resource that was deleted already; null: never, or it is not deleted.
alter table resource add column deletion bigint;

create index resource_deletion on resource (deletion);

-- RAM users that were deleted in RAM, by the name they had: RAM's recycle bin may give them back.
create table former_user (
    name    text   not null primary key,
    user_id text   not null,
    deleted bigint not null
);
