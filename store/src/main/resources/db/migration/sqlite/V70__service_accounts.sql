-- Programs that use the admin API, each with a role, and the hash of the token that it signs in with.
create table service_account (
    id           text   not null primary key,
    name         text   not null,
    hash         text   not null unique,
    role         text   not null,
    created      bigint not null,
    expires      bigint not null,
    revoked      bigint,
    replaced     bigint,
    last_used    bigint,
    last_address text,
    ended        bigint
);

-- Where a token came from before: principal is 'token:' or 'service:' and its id.
create table known_network (
    principal text   not null,
    network   text   not null,
    seen      bigint not null,
    primary key (principal, network)
);

create index known_network_seen on known_network (principal, seen);

-- Whom single sign-on let in, and with which role the last time; null is none.
create table sso_person (
    issuer  text   not null,
    subject text   not null,
    name    text   not null,
    role    text,
    seen    bigint not null,
    primary key (issuer, subject)
);

-- When it was told that a token has come to its end.
alter table scim_token add column ended bigint;

-- Tokens of before have come from where they came from last.
insert into known_network (principal, network, seen)
select 'token:' || id, last_address, last_used from scim_token where last_address is not null and last_used is not null;
