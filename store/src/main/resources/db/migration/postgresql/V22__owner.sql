-- The name by which this bridge says in RAM what it keeps.
create table bridge_owner (
    only_row integer not null primary key check (only_row = 1),
    name     text    not null,
    since    bigint  not null
);
