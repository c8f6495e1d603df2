-- What reconciles found: whose report it is, and each user or group that is not as it shall be.
create table reconcile_run (
    id        text    not null primary key,
    started   bigint  not null,
    finished  bigint,
    actor     text    not null,
    dry_run   integer not null,
    counts    text,
    held_back integer not null default 0,
    problem   text
);

create index reconcile_run_started on reconcile_run (started);

create table reconcile_finding (
    run_id         text    not null references reconcile_run (id) on delete cascade,
    position       integer not null,
    type           text    not null,
    drift          text    not null,
    name           text    not null,
    owner          text,
    bridge         text,
    ram_id         text,
    provision_type text,
    differences    text    not null,
    repairing      integer not null,
    primary key (run_id, position)
);

create index reconcile_finding_drift on reconcile_finding (run_id, drift, repairing);
