-- Who asked for what is not yet known to be true in RAM, by which request, and when; and whether it waits for an administrator:
-- hold is FREE, HELD or APPROVED.
alter table intent add column actor text not null default 'bridge';
alter table intent add column request_id text not null default 'unknown';
alter table intent add column accepted bigint not null default 0;
alter table intent add column hold text not null default 'FREE';

-- Who loses access by what was asked for: ADMITTED when it was let through, HELD while it waits for an administrator, REJECTED when one
-- refused it. It outlives the resource: what was let through counts for as long as the guard's window is.
create table loss (
    kind        text   not null,
    resource_id text   not null,
    loser_id    text   not null,
    state       text   not null,
    occurred    bigint not null,
    primary key (kind, resource_id, loser_id)
);

create index loss_state on loss (kind, state, occurred);
create index loss_resource on loss (resource_id);

-- Every change, in the order in which it happened. Rows are never changed; the oldest ones are removed when they have been kept long enough.
create table audit_event (
    sequence      bigint  not null primary key,
    occurred      bigint  not null,
    kind          text    not null,
    resource_id   text,
    resource_type text,
    subject       text,
    subject_key   text,
    actor         text    not null,
    request_id    text    not null,
    ram_calls     text    not null,
    detail        text    not null,
    change        text,
    previous_hash text    not null,
    hash          text    not null
);

create index audit_event_occurred on audit_event (occurred);
create index audit_event_resource on audit_event (resource_id, sequence);
create index audit_event_actor on audit_event (actor, sequence);
create index audit_event_kind on audit_event (kind, sequence);
create index audit_event_request on audit_event (request_id, sequence);

-- Where the chain of audit events stands, and what was before the oldest event that is still there.
create table audit_head (
    id              integer not null primary key check (id = 1),
    sequence        bigint  not null,
    hash            text    not null,
    pruned_sequence bigint  not null,
    pruned_hash     text    not null
);

insert into audit_head (id, sequence, hash, pruned_sequence, pruned_hash) values (1, 0, '', 0, '');
