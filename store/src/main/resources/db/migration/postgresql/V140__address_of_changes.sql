-- Where a change was asked for from, for what is told of it when it is carried out.
alter table intent add column address text;
