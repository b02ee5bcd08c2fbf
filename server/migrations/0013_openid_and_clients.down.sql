alter table api_token drop column last_used_address;
drop table signing_key;
drop table service_client_secret;
drop table service_client;
drop table openid_attempt;
drop table openid_provider;
