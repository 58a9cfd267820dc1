-- The door: a name is read here or nowhere, and what is read is written down in the same statement. Who may:
--   a consultant   their own participants and those whose case team they are in, those who have come and whom nobody has taken in yet, and one more at a time with a
--                  reason, all within the unit;
--   a participant  themself.
-- A protected person: the own consultant, with a reason. Everyone else gets the answer of one who is not there.
create or replace function guard.is_new(participant uuid, consultant uuid) returns boolean
language plpgsql stable as $$
begin
  return consultant is null and exists (select from public.enrolments e where e.participant_id = participant and e.exited_on is null);
end $$;

create or replace function guard.is_near(participant uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return exists (
    select from public.participants p
    where p.id = participant and p.unit_id = guard.unit_id() and guard.kind() = 'staff'
      and (p.consultant_id = guard.account_id() or guard.is_new(p.id, p.consultant_id) or exists (
        select from public.case_team_members m
        where m.participant_id = p.id and m.account_id = guard.account_id() and m.begins_on <= current_date and (m.ends_on is null or m.ends_on >= current_date))));
end $$;

create or replace function guard.read_people(ids uuid[], why text)
returns table (participant_id uuid, first_name text, last_name text, is_protected boolean, has_number boolean)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  return query with me as materialized (select guard.account_id() as account, guard.unit_id() as unit, guard.kind() as kind, guard.participant_id() as own, guard.opened_id() as opened),
  seen as materialized (
    select p.id, x.first_name::text, x.last_name::text, p.is_protected, x.personal_number_index is not null as has_number
    from me join public.participants p on p.id = any (ids) and p.unit_id = me.unit join public.people x on x.id = p.person_id
    where (me.kind = 'participant' and p.id = me.own)
      or (me.kind = 'staff' and (p.id = me.opened or (not p.is_protected and (p.consultant_id = me.account or guard.is_new(p.id, p.consultant_id) or exists (
        select from public.case_team_members m
        where m.participant_id = p.id and m.account_id = me.account and m.begins_on <= current_date and (m.ends_on is null or m.ends_on >= current_date))))))),
  logged as (
    insert into public.access_log (at, account_id, unit_id, kind, participant_ids, why)
    select clock_timestamp(), me.account, me.unit, 'Read', array_agg(seen.id order by seen.id), left(read_people.why, 200) from me, seen group by me.account, me.unit)
  select * from seen;
end $$;

-- A consultant's own by name: words of a folded name, all of which must be in it. The words themselves are not kept, only their hash and how many were found.
create or replace function guard.find_people(words text[], number_index bytea, why text) returns setof uuid
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with me as materialized (select guard.account_id() as account, guard.unit_id() as unit, guard.kind() as kind),
  found as materialized (
    select p.id from me join public.participants p on p.unit_id = me.unit and not p.is_protected join public.people x on x.id = p.person_id
    where me.kind = 'staff' and guard.is_near(p.id)
      and (number_index is null or x.personal_number_index = number_index)
      and not exists (select from unnest(words) word where position(word in x.search_name) = 0)),
  logged as (
    insert into public.access_log (at, account_id, unit_id, kind, participant_ids, why)
    select clock_timestamp(), me.account, me.unit, 'Search', coalesce((select array_agg(id order by id) from found), '{}'),
      left(find_people.why, 120) || ' ' || encode(sha256(convert_to(array_to_string(words, ' ') || coalesce(encode(number_index, 'hex'), ''), 'UTF8')), 'hex')
    from me where me.account is not null)
  select id from found
$$;

-- A reason opens one participant for an hour: one of the unit's who is not near, or an own one who is protected.
create or replace function guard.give_reason(participant uuid, why text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if coalesce(length(trim(why)), 0) < 10 or guard.kind() is distinct from 'staff' then return false; end if;
  if not exists (select from public.participants p where p.id = participant and p.unit_id = guard.unit_id()
    and (not p.is_protected or p.consultant_id = guard.account_id())) then return false; end if;
  insert into public.access_reasons (account_id, unit_id, participant_id, why, given_at, ends_at)
  values (guard.account_id(), guard.unit_id(), participant, left(why, 500), clock_timestamp(), clock_timestamp() + interval '1 hour');
  insert into public.access_log (at, account_id, unit_id, kind, participant_ids, why)
  values (clock_timestamp(), guard.account_id(), guard.unit_id(), 'Reason', array[participant], left(why, 500));
  return true;
end $$;

-- May a reason be asked for at all? The answer for one who is not there, of another unit, or protected and somebody else's is the same.
create or replace function guard.may_give_reason(participant uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select guard.kind() = 'staff' and exists (
    select from public.participants p where p.id = participant and p.unit_id = guard.unit_id() and (not p.is_protected or p.consultant_id = guard.account_id()))
$$;

-- The own consultant's protected participants, for whoever says why. Their names are read one at a time, each with its reason.
create or replace function guard.own_protected(why text) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select p.id from public.participants p
    where guard.kind() = 'staff' and p.unit_id = guard.unit_id() and p.is_protected and p.consultant_id = guard.account_id() and guard.give_reason(p.id, why) order by p.id;
end $$;
