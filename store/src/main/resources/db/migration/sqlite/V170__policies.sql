-- The account's policies as RAM listed them last, by their names in lower case, in the order in which they came to be known.
create table policy (
    name          text    not null primary key,
    position      integer not null,
    written       text    not null,
    description   text,
    edition       text    not null,
    judged        integer not null,
    escalation    text
);

create unique index policy_position on policy (position);

-- Who had which policy then, each way by itself; without a group: the user itself, without a holder: a group that is empty.
create table policy_holding (
    policy   text not null references policy (name) on delete cascade,
    in_group text not null,
    holder   text not null,
    primary key (policy, holder, in_group)
);

create index policy_holding_holder on policy_holding (holder);

-- When that was.
create table policy_reading (
    only_row integer not null primary key,
    occurred integer  not null
);

-- The values of a user's entitlements and roles in lower case, by which users are found.
create table given_value (
    attribute   text not null,
    value       text not null,
    resource_id text not null references resource (id) on delete cascade,
    primary key (attribute, value, resource_id)
);

create index given_value_resource on given_value (resource_id);

insert into given_value (resource_id, attribute, value)
select distinct r.id, a.attribute, lower(json_extract(element.value, '$.value'))
from resource r
join (select 'entitlements' as attribute union all select 'roles') a
join json_each(r.attributes, '$.' || a.attribute) element
where r.type = 'USER' and r.position is not null and json_extract(element.value, '$.value') is not null;
