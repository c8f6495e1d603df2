-- The administrator whose password the bridge keeps, as a hash.
create table administrator (
    name          text   not null primary key,
    password_hash text   not null,
    created       bigint not null
);

-- How many requests and RAM calls there were, by five minutes, outcome and the upper bound of their latency.
create table traffic (
    bucket  bigint  not null,
    source  text    not null,
    outcome text    not null,
    latency integer not null,
    calls   bigint  not null,
    primary key (bucket, source, outcome, latency)
);

-- Who has called the SCIM endpoint, and when last.
create table scim_client (
    token         text   not null,
    provider      text   not null,
    last_seen     bigint not null,
    last_accepted bigint,
    address       text   not null,
    user_agent    text   not null,
    primary key (token, provider)
);

-- What a refused change asked for, so that it can be tried again.
alter table failure add column resource_id text;
alter table failure add column type text;
alter table failure add column name text;
alter table failure add column desired text;
alter table failure add column existed integer not null default 0;
alter table failure add column dismissed bigint;

create index failure_resource on failure (resource_id);
create index failure_occurred on failure (occurred);
create index resource_name on resource (name);

-- Who may use a token for what, until when, and who did.
alter table scim_token add column id text;
alter table scim_token add column scope text not null default 'ALL';
alter table scim_token add column expires bigint;
alter table scim_token add column revoked bigint;
alter table scim_token add column replaced bigint;
alter table scim_token add column last_used bigint;
alter table scim_token add column last_address text;
alter table scim_token add column last_agent text;

update scim_token set id = substr(md5(random()::text), 1, 16) where id is null;

create unique index scim_token_id on scim_token (id);
