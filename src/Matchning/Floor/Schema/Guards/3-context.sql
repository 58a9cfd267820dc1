-- Who a page acts for. The pages' login hands over the secret of a session; the database itself looks up whose it is, with unit,
-- role and person, and seals the answer with a key that only these
-- functions read, together with the connection and the second. A context that was made up, carried over from another connection or kept for later is none, and
-- without a context no row about a person is seen.
create table if not exists guard.seal (is_only boolean primary key default true check (is_only), key bytea not null);
insert into guard.seal (key)
select decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex') where not exists (select from guard.seal);

-- In plpgsql, whose plans are kept by the connection: a function in SQL that is not inlined is planned again by every statement. These two are called by the functions
-- below and by nobody else, as whom and where those are.
create or replace function guard.sealed(told text) returns text
language plpgsql stable as $$
declare secret bytea := (select s.key from guard.seal s);
begin
  -- The key on both sides: nothing can be written on after what was sealed.
  return encode(sha256(secret || convert_to(told || '|' || pg_backend_pid(), 'UTF8') || secret), 'hex');
end $$;

create or replace function guard.context() returns text[]
language plpgsql stable as $$
declare parts text[] := string_to_array(current_setting('matchning.context', true), '|');
begin
  if coalesce(cardinality(parts), 0) <> 7 or parts[7] is distinct from guard.sealed(array_to_string(parts[1:6], '|')) then return null; end if;
  if extract(epoch from clock_timestamp())::bigint - parts[6]::bigint not between 0 and 900 then return null; end if;
  return parts;
end $$;

create or replace function guard.account_id() returns uuid language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ begin return nullif((guard.context())[1], '')::uuid; end $$;
create or replace function guard.unit_id() returns uuid language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ begin return nullif((guard.context())[2], '')::uuid; end $$;
create or replace function guard.participant_id() returns uuid language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ begin return nullif((guard.context())[3], '')::uuid; end $$;
-- staff, manager, participant or secretary; null for all others, who see no row about a person.
create or replace function guard.kind() returns text language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ begin return nullif((guard.context())[4], ''); end $$;
-- The one participant that was opened with a reason, for this piece of work.
create or replace function guard.opened_id() returns uuid language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ begin return nullif((guard.context())[5], '')::uuid; end $$;

-- What policies ask, in as few questions as can be: the unit of staff and managers, and the one participant who is seen whatever their protection.
create or replace function guard.staff_unit_id() returns uuid language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ declare parts text[] := guard.context(); begin return case when parts[4] in ('staff', 'manager') then parts[2]::uuid end; end $$;
create or replace function guard.one_id() returns uuid language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ declare parts text[] := guard.context(); begin return nullif(case when parts[4] = 'participant' then parts[3] else parts[5] end, '')::uuid; end $$;

-- Sets the context of this connection to whose session it is. Who asks must hold the secret of the cookie: reading the table of sessions is not enough, and one that
-- has ended, or whose account is closed, opens nothing.
create or replace function guard.enter(secret text, opened uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare who record; told text;
begin
  select a.id, a.unit_id, a.participant_id,
    case when bool_or(r.name = 'Consultant') then 'staff' when bool_or(r.name = 'Manager') then 'manager' when bool_or(r.name = 'Participant') then 'participant'
      when bool_or(r.name = 'SocialSecretary') then 'secretary' end as kind
  into who from public.sessions s join public.accounts a on a.id = s.account_id
    left join public.user_roles ur on ur.user_id = a.id left join public.roles r on r.id = ur.role_id
  where s.secret_hash = sha256(convert_to(secret, 'UTF8')) and s.ended_at is null and a.disabled_at is null group by a.id;
  if who.kind is null then
    perform set_config('matchning.context', '', false);
    return;
  end if;
  if opened is not null and not exists (
    select from public.access_reasons x join public.participants p on p.id = x.participant_id
    where x.account_id = who.id and x.participant_id = opened and x.ends_at > clock_timestamp()
      and p.unit_id = who.unit_id and (not p.is_protected or p.consultant_id = who.id)) then opened := null; end if;
  told := format('%s|%s|%s|%s|%s|%s', who.id, who.unit_id, who.participant_id, who.kind, opened, extract(epoch from clock_timestamp())::bigint);
  perform set_config('matchning.context', told || '|' || guard.sealed(told), false);
end $$;

-- What signing in needs of a password, for one account at a time; the table itself is nobody's to read.
create or replace function guard.password_of(account uuid) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select hash from public.passwords where account_id = account $$;
