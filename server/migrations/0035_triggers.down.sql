-- The principal stays: comments, turns and clocks are its acts, and the step up takes it as it finds it.
drop table trigger_run;
drop table trigger_round;
drop table trigger_version;
drop table trigger_rule;
