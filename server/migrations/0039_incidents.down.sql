drop table ticket_incident_step;
drop table ticket_incident_work;
drop table ticket_incident;
drop table ticket_incident_proposal;
drop table presence;
drop index ticket_waits;
