-- Access tokens that clients got for their secret or signature, by their SHA-256 hashes, until they end.
create table access_token (
    hash text primary key,
    client text not null,
    expires bigint not null
);
create index access_token_of_client on access_token (client, expires);

-- What clients have signed to get one, by its hash, so that nobody uses it twice.
create table client_assertion (
    hash text primary key,
    expires bigint not null
);
