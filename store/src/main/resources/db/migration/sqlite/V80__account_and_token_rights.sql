-- The account of Alibaba Cloud that everything here is about: its number, and its default domain where that cannot be had.
create table bridge_account (
    only_row integer not null primary key check (only_row = 1),
    number   text,
    domain   text,
    since    bigint  not null
);

-- What a token may do besides what its scope says. Those that are there already keep what they may.
alter table scim_token add column rights text not null default 'PASSWORDS,ADOPTION';
