-- In through the door: the only way for the pages to make a person, a participant and an enrolment, and all that whoever referred may know of them afterwards.
-- A social secretary refers to any unit, a consultant takes in to their own. Whoever refers is told of the unit they refer to, and never of another.
create or replace function guard.refer(
  operation uuid, unit uuid, new_person uuid, first_name text, last_name text, search_name text, number_cipher bytea, number_key_id text, number_index bytea,
  today date, moment timestamptz, details jsonb)
returns table (outcome text, participant_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_variable
declare me uuid := guard.account_id(); kind text := guard.kind(); known uuid; known_protection text; known_name text; the_participant uuid; the_enrolment uuid := gen_random_uuid();
begin
  if me is null or kind not in ('secretary', 'staff') or (kind = 'staff' and unit is distinct from guard.unit_id()) then
    return query select 'Refused', null::uuid; return;
  end if;
  -- The same form twice at once: the second waits here, and then finds what the first has done.
  perform pg_advisory_xact_lock(hashtextextended('referral ' || operation, 0));
  select r.participant_id into the_participant from public.referrals r where r.operation_id = operation and r.referred_by_id = me;
  if found then return query select 'Repeated', the_participant; return; end if;
  if not exists (select from public.units u where u.id = unit and (u.begins_on is null or u.begins_on <= today) and (u.ends_on is null or u.ends_on > today)) then
    return query select 'NoSuchUnit', null::uuid; return;
  end if;

  if number_index is not null then
    perform pg_advisory_xact_lock(hashtextextended('number ' || encode(number_index, 'hex'), 0));
    select p.id, p.protection, p.search_name into known, known_protection, known_name from public.people p where p.personal_number_index = number_index;
    -- A number that belongs to somebody of another name is a slip of the pen or a guess; neither is told whose it is.
    if known_protection <> 'None' or known_name <> search_name then
      -- Who asked is written down; whom it was about is not told by the log either.
      insert into public.access_log (at, account_id, unit_id, kind, participant_ids, why) values (clock_timestamp(), me, unit, 'Search', '{}', 'aktualisering som tas emot för hand');
      return query select 'ByHand', null::uuid; return;
    end if;
  end if;
  if known is null then
    insert into public.people (id, first_name, last_name, search_name, protection, personal_number_cipher, personal_number_key_id, personal_number_index)
    values (new_person, first_name, last_name, search_name, 'None', number_cipher, number_key_id, number_index);
  else
    -- What is known of a person is changed by those who work with them, not by whoever refers.
    new_person := known;
  end if;

  select p.id into the_participant from public.participants p where p.unit_id = unit and p.person_id = new_person for update;
  if the_participant is not null and exists (select from public.enrolments e where e.participant_id = the_participant and e.exited_on is null) then
    insert into public.access_log (at, account_id, unit_id, kind, participant_ids, why)
    values (clock_timestamp(), me, unit, 'Search', array[the_participant], 'aktualisering av någon som redan är inskriven');
    return query select 'AlreadyEnrolled', null::uuid; return;
  end if;
  if the_participant is null then
    the_participant := gen_random_uuid();
    insert into public.participants (id, unit_id, person_id) values (the_participant, unit, new_person);
  end if;
  insert into public.enrolments (id, unit_id, participant_id, referred_on, phase) values (the_enrolment, unit, the_participant, today, 'Referred');
  insert into public.phase_periods (id, unit_id, enrolment_id, phase, begins_on) values (gen_random_uuid(), unit, the_enrolment, 'Referred', today);
  insert into public.referrals select (jsonb_populate_record(null::public.referrals, details || jsonb_build_object(
    'id', gen_random_uuid(), 'unit_id', unit, 'participant_id', the_participant, 'enrolment_id', the_enrolment, 'operation_id', operation, 'received_at', moment,
    'referred_by_id', me, 'state', 'Sent', 'decided_by_id', null, 'decided_at', null, 'return_reason', null))).*;
  insert into public.access_log (at, account_id, unit_id, kind, participant_ids, why)
  values (clock_timestamp(), me, unit, 'Reason', array[the_participant], 'aktualisering');
  return query select 'Done', the_participant;
end $$;

-- A consultant takes in one whom nobody has yet.
create or replace function guard.take_on(participant uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if guard.kind() is distinct from 'staff' then return false; end if;
  update public.participants p set consultant_id = guard.account_id()
  where p.id = participant and p.unit_id = guard.unit_id() and not p.is_protected and (p.consultant_id is null or p.consultant_id = guard.account_id());
  return found;
end $$;

-- Whom a social secretary has referred, and how far they have come: the answer back to the aid side. A protected person is not in it.
create or replace function guard.own_cases(why text)
returns table (referral_id uuid, first_name text, last_name text, unit_name text, case_reference text, granted_on date, received_at timestamptz, state text, decided_at timestamptz,
  return_reason text, consultant text, first_meeting_on date, phase text, exited_on date)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare me uuid := guard.account_id();
begin
  if me is null or guard.kind() is distinct from 'secretary' then return; end if;
  return query with seen as materialized (
    select r.id, r.participant_id, x.first_name::text, x.last_name::text, u.name::text as unit_name, r.case_reference::text, r.granted_on, r.received_at, r.state::text, r.decided_at,
      r.return_reason::text, a.full_name::text, e.first_meeting_on, e.phase::text, e.exited_on
    from public.referrals r join public.participants p on p.id = r.participant_id and not p.is_protected join public.people x on x.id = p.person_id
      join public.units u on u.id = r.unit_id join public.enrolments e on e.id = r.enrolment_id
      left join public.accounts a on a.id = p.consultant_id and r.state = 'Accepted'
    where r.referred_by_id = me),
  logged as (
    insert into public.access_log (at, account_id, unit_id, kind, participant_ids, why)
    select clock_timestamp(), me, guard.unit_id(), 'Read', array_agg(seen.participant_id order by seen.participant_id), left(own_cases.why, 200) from seen having count(*) > 0)
  select s.id, s.first_name, s.last_name, s.unit_name, s.case_reference, s.granted_on, s.received_at, s.state, s.decided_at, s.return_reason, s.full_name, s.first_meeting_on, s.phase, s.exited_on
  from seen s order by s.received_at desc, s.id;
end $$;

-- How to reach somebody and why they came: for those who work with the person.
create policy pages on public.referrals to matchning_web using (
  unit_id = (select guard.staff_unit_id()) and (guard.is_near(participant_id) or participant_id = (select guard.one_id())));
