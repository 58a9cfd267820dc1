-- What each login may do, table by table. A table that is not named here is nobody's but the owner's.
revoke all on all functions in schema guard, public from public;
grant usage on schema public to matchning_web, matchning_worker, matchning_backup;
grant usage on schema guard to matchning_web, matchning_backup;
grant usage on schema hangfire to matchning_web, matchning_worker, matchning_backup;

-- The pages -----------------------------------------------------------------------------------------------------------------------------
grant select on "__EFMigrationsHistory", concepts, municipalities, occupations, skills, ssyk_groups, substitutabilities, measure_types, boards, departments, units,
  external_ads, feed_reads, feed_positions, ad_removals, runs, run_steps, leases, suggestion_versions, suggestion_lists, doors, fairness_reports,
  participants, case_team_members, access_reasons to matchning_web;
grant select, insert on openings, employers, employer_contacts, employer_needs, ranker_choices, placements to matchning_web;
grant select on failed_ads to matchning_web;
grant select, update on enrolments to matchning_web;
grant select, insert, update on competence_profiles to matchning_web;
grant select, insert, update, delete on phase_periods to matchning_web;
grant select, insert, update on proposals, review_decisions to matchning_web;
grant select, update (state, decided_by_id, decided_at, return_reason) on referrals to matchning_web;
-- A note is written and read, never changed.
grant select, insert on journal_notes to matchning_web;
grant select on note_acknowledgements to matchning_web;
grant select, update (state, decided_by_id, decided_at, closed) on guard_stops to matchning_web;
-- An administrator lets through what the guard of the feed kept open; while that is done no run may begin.
grant update (closed_at, close_reason, changed_at, missing_snapshots, raw_json) on external_ads to matchning_web;
grant update (closed_at) on openings to matchning_web;
grant update (fencing_number) on leases to matchning_web;
grant insert on runs, run_steps to matchning_web;
grant update on runs, run_steps to matchning_web;
grant select, update (state, attempts, next_attempt_at, claimed_until, ended_at, fault) on outgoing_messages to matchning_web;
-- How the shards of a run go, and that one which was set aside may be tried again; not whom a shard is about.
grant select (id, run_id, step, number, result_id, state, claim_number, attempts, taken_by, taken_until, people, counts, error, ended_at, released_at),
  update (released_at) on run_shards to matchning_web;
-- Accounts and sessions. Of passwords whose they are; a hash is read for one account at a time, to sign in (guard.password_of).
grant select, insert, update on accounts, one_time_links to matchning_web;
grant select (account_id), insert, update on passwords to matchning_web;
grant select, insert, delete on user_roles to matchning_web;
grant select, insert, update, delete on sessions, sign_in_limits to matchning_web;
grant select, insert on account_events to matchning_web;
grant select on roles to matchning_web;
-- Jobs are put in the queue and looked at. Of one that is there the state may change, which queueing does, and nothing else; none is removed.
grant select on all tables in schema hangfire to matchning_web;
grant insert on hangfire.job, hangfire.jobparameter, hangfire.jobqueue, hangfire.state to matchning_web;
grant update (stateid, statename, expireat) on hangfire.job to matchning_web;
grant usage on all sequences in schema hangfire to matchning_web;

-- The workers ---------------------------------------------------------------------------------------------------------------------------
grant select on "__EFMigrationsHistory", concepts, municipalities, occupations, skills, ssyk_groups, substitutabilities, measure_types, boards, departments, units,
  employers, participants, enrolments, competence_profiles, review_decisions, placements, ranker_choices to matchning_worker;
-- Sex and age group are read out of the number for the nightly comparison of groups, and nothing else of it is kept. Names are not read.
grant select (id, personal_number_cipher, personal_number_key_id, protection) on people to matchning_worker;
grant select (id, unit_id, full_name) on accounts to matchning_worker;
grant select, insert, update, delete on openings, external_ads, failed_ads, ad_removals, feed_reads, feed_positions, guard_stops, runs, run_steps, run_shards, leases,
  suggestion_versions, suggestion_lists, doors, fairness_reports, rematch_requests, outgoing_messages, proposals to matchning_worker;
grant select (id, number, employer_id, description, kinds, is_summer_job, places, starts_on, place_text, municipality_code, occupation_id, occupation_label, hours_percent,
  details, created_at, operation_id) on employer_needs to matchning_worker;
grant select, insert, update, delete on all tables in schema hangfire to matchning_worker;
grant usage on all sequences in schema hangfire to matchning_worker;

-- Rows are numbered by the database.
grant usage on all sequences in schema public to matchning_web, matchning_worker;

-- The backup: all of it, to read.
grant select on all tables in schema public, guard, hangfire to matchning_backup;
grant select on all sequences in schema public, guard, hangfire to matchning_backup;

-- Functions: those of the door to the pages, and what counts for the page about runs.
grant execute on function guard.account_id(), guard.unit_id(), guard.participant_id(), guard.kind(), guard.opened_id(), guard.staff_unit_id(), guard.one_id(), guard.enter(text, uuid), guard.password_of(uuid), guard.is_near(uuid),
  guard.read_people(uuid[], text), guard.find_people(text[], bytea, text), guard.give_reason(uuid, text), guard.may_give_reason(uuid), guard.own_protected(text),
  guard.refer(uuid, uuid, uuid, text, text, text, bytea, text, bytea, date, timestamptz, jsonb), guard.take_on(uuid), guard.own_cases(text), guard.shared_notes(text), guard.acknowledge(uuid),
  guard.is_whole(), public.rematch_set_aside(), public.without_contacts(text) to matchning_web;
grant execute on function public.without_contacts(text) to matchning_worker;
