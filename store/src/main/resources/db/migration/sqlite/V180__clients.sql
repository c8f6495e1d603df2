-- How a client shows who it is, from where it may, and how often in a minute (0: as often as it likes).
alter table scim_token add column way text not null default 'TOKEN';
alter table scim_token add column addresses text not null default '';
alter table scim_token add column requests_per_minute integer not null default 0;

-- What is known of clients that stand in the configuration, by the way that they sign in and their name.
create table configured_client (
    id text primary key,
    revoked bigint,
    last_used bigint,
    last_address text,
    last_agent text
);
