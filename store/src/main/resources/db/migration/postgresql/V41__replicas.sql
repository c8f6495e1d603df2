-- Which replica took what was asked for; it alone has the password that came with it.
alter table intent add column replica text;

-- The replicas that are running, by when they were heard of last, on this database's clock. Nothing of these two tables is worth keeping: a
-- database that was started anew has no replica that is at work.
create unlogged table replica (
    id   text   not null primary key,
    seen bigint not null
);

-- Which replica works on a resource, or leads; as long as it is heard of.
create unlogged table lease (
    subject text not null primary key,
    replica text not null
);
