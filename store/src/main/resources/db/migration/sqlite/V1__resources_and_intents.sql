-- A resource as SCIM clients see it; name, attributes and position are null until RAM confirmed it for the first time.
-- Positions rise in the order in which resources were confirmed; lists have that order.
create table resource (
    id            text    not null primary key,
    type          text    not null,
    sequence      integer not null,
    name          text,
    attributes    text,
    position      integer,
    version       integer not null default 0,
    created       integer,
    last_modified integer,
    acknowledged  integer not null default 0,
    observed      text,
    user_name     text,
    display_name  text,
    external_id   text,
    active        integer
);

create unique index resource_position on resource (position);
create index resource_type_position on resource (type, position);
create index resource_display_name on resource (display_name);
create index resource_last_modified on resource (last_modified);
create index resource_user_name on resource (user_name);
create index resource_external_id on resource (external_id);

-- What was asked for and is not yet known to be true in RAM.
create table intent (
    resource_id  text    not null primary key references resource (id) on delete cascade,
    sequence     integer not null,
    name         text,
    desired      text,
    leaver       integer not null,
    attempts     integer not null,
    next_attempt integer not null,
    last_error   text
);

create index intent_due on intent (next_attempt);

-- Who is in which group.
create table membership (
    group_id text not null references resource (id) on delete cascade,
    user_id  text not null references resource (id) on delete cascade,
    primary key (group_id, user_id)
);

create index membership_user on membership (user_id);

-- Who shall join or leave which group, and has not yet.
create table membership_intent (
    group_id   text    not null references resource (id) on delete cascade,
    user_id    text    not null references resource (id) on delete cascade,
    membership text    not null,
    sequence   integer not null,
    primary key (group_id, user_id)
);

create index membership_intent_user on membership_intent (user_id);

-- Which resource has, or is about to have, a name.
create table name_claim (
    name        text not null primary key,
    resource_id text not null references resource (id) on delete cascade
);

create index name_claim_resource on name_claim (resource_id);

-- Intents that were refused for good.
create table failure (
    id             integer primary key autoincrement,
    occurred       integer not null,
    subject        text    not null,
    reason         text    not null,
    detail         text    not null,
    ram_request_id text
);

-- Bearer tokens of SCIM clients, as SHA-256 hashes.
create table scim_token (
    hash    text    not null primary key,
    name    text    not null,
    created integer not null
);
