-- When what was first done with each token: the first request, user, group, and so on, in the words of Milestone.
create table milestone (
    token     text   not null,
    milestone text   not null,
    occurred  bigint not null,
    primary key (token, milestone)
);

-- What was done before anybody kept this, as far as other tables tell.
insert into milestone (token, milestone, occurred)
select substr(actor, 7), resource_type, min(occurred) from audit_event
where kind = 'CONFIRMED' and actor like 'token:%' and resource_type in ('USER', 'GROUP')
group by actor, resource_type;

insert into milestone (token, milestone, occurred)
select token, 'REQUEST', min(last_seen) from scim_client group by token;

-- The last request with each token that was refused.
create table refused_request (
    token     text    not null primary key,
    occurred  bigint  not null,
    address   text    not null,
    method    text    not null,
    endpoint  text    not null,
    status    integer not null,
    scim_type text,
    detail    text    not null
);
