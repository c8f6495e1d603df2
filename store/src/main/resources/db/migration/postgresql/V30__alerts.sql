-- What is wrong at the moment and was told of; it ends when nobody has seen it for a while.
create table alert (
    name      text   not null primary key,
    id        text   not null,
    kind      text   not null,
    severity  text   not null,
    summary   text   not null,
    advice    text   not null,
    page      text   not null,
    since     bigint not null,
    last_seen bigint not null
);

-- What each target is told: WAITING, DELIVERED or GIVEN_UP.
create table alert_delivery (
    id           text    not null primary key,
    target       text    not null,
    notice       text    not null,
    state        text    not null,
    attempts     integer not null,
    created      bigint  not null,
    next_attempt bigint  not null,
    last_error   text,
    changed      bigint  not null
);

create index alert_delivery_state on alert_delivery (state, target, created);
create index alert_delivery_changed on alert_delivery (changed);
create index alert_delivery_target on alert_delivery (target, changed);
