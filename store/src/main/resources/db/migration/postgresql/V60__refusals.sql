-- Why the last attempt of what was asked for failed, beside the words in last_error: a reason, RAM's or the bridge's own code, the RAM operation,
-- its RequestId and the SCIM attribute. And since when RAM says that what was there is not.
alter table intent add column last_reason text;
alter table intent add column last_code text;
alter table intent add column last_operation text;
alter table intent add column last_request_id text;
alter table intent add column last_attribute text;
alter table intent add column denied_since bigint;

-- The sequence of the intent that was confirmed last.
alter table resource add column confirmed_sequence bigint;

-- The same of what was refused. change is what was asked for: create, update, delete, join, leave, or change where nobody knows more; null in rows
-- of before. memberships is a JSON object of user ids and JOINED or LEFT; member_id and group_id are those of a membership that was refused by
-- itself. The same refusal again is counted in times. sequence is the resource's when it was refused. whom tells the refusals of one person or
-- group from others'.
alter table failure add column code text;
alter table failure add column operation text;
alter table failure add column attribute text;
alter table failure add column change text;
alter table failure add column memberships text;
alter table failure add column member_id text;
alter table failure add column group_id text;
alter table failure add column times integer not null default 1;
alter table failure add column first_occurred bigint;
alter table failure add column sequence bigint;
alter table failure add column subject_key text;
alter table failure add column whom text;

update failure set first_occurred = occurred, whom = coalesce(name, resource_id);

-- RAM's code stood in the words only.
update failure set code = substring(detail from 'RAM answered ([A-Za-z0-9.]+)') where detail like '%RAM answered %';
update intent set last_code = substring(last_error from 'RAM answered ([A-Za-z0-9.]+)') where last_error like '%RAM answered %';

create index failure_whom on failure (whom);
