-- A resource as SCIM clients see it; name and attributes are null until RAM confirmed it for the first time.
create table resource (
    id            text    not null primary key,
    sequence      integer not null,
    name          text,
    attributes    text,
    version       integer not null default 0,
    created       integer,
    last_modified integer,
    acknowledged  integer not null default 0,
    observed      text,
    user_name     text,
    external_id   text
);

create index resource_order on resource (created, id);
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
