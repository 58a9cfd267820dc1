-- Who reads a note: those who work with the person, one that is restricted only whoever wrote it, and the participant what is shared with them. A social secretary reads
-- what is shared about those they have referred, here and nowhere else, and acknowledges it. Nobody changes a note or takes it away.
create policy pages on public.journal_notes to matchning_web
  using (
    (unit_id = (select guard.staff_unit_id()) and (guard.is_near(participant_id) or participant_id = (select guard.one_id()))
      and (visibility <> 'Restricted' or author_id = (select guard.account_id())))
    or (visibility = 'SharedWithParticipant' and participant_id = (select guard.participant_id()) and (select guard.kind()) = 'participant'))
  with check (unit_id = (select guard.staff_unit_id()) and author_id = (select guard.account_id()) and (guard.is_near(participant_id) or participant_id = (select guard.one_id())));
create policy pages on public.note_acknowledgements for select to matchning_web using (exists (select from public.journal_notes n where n.id = note_id));

create or replace function guard.is_shared_with_me(note uuid) returns boolean
language plpgsql stable as $$
begin
  return guard.kind() = 'secretary' and exists (
    select from public.journal_notes n join public.participants p on p.id = n.participant_id and not p.is_protected
    where n.id = note and n.visibility = 'SharedWithSocialSecretary'
      and exists (select from public.referrals r where r.participant_id = n.participant_id and r.referred_by_id = guard.account_id() and r.state <> 'Returned'));
end $$;

create or replace function guard.shared_notes(why text)
returns table (note_id uuid, first_name text, last_name text, author text, written_at timestamptz, kind text, body text, is_correction boolean, acknowledged_at timestamptz)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare me uuid := guard.account_id();
begin
  if me is null or guard.kind() is distinct from 'secretary' then return; end if;
  return query with seen as materialized (
    select n.id, n.participant_id, x.first_name::text, x.last_name::text, a.full_name::text, n.written_at, n.kind::text, n.text::text as body, n.corrects_id is not null as is_correction, k.at
    from public.journal_notes n join public.participants p on p.id = n.participant_id join public.people x on x.id = p.person_id join public.accounts a on a.id = n.author_id
      left join public.note_acknowledgements k on k.note_id = n.id and k.account_id = me
    where n.participant_id in (select r.participant_id from public.referrals r where r.referred_by_id = me) and guard.is_shared_with_me(n.id)
      and not exists (select from public.journal_notes c where c.corrects_id = n.id and c.visibility = 'SharedWithSocialSecretary')),
  logged as (
    insert into public.access_log (at, account_id, unit_id, kind, participant_ids, why)
    select clock_timestamp(), me, guard.unit_id(), 'Read', array_agg(distinct seen.participant_id), left(shared_notes.why, 200) from seen having count(*) > 0)
  select s.id, s.first_name, s.last_name, s.full_name, s.written_at, s.kind, s.body, s.is_correction, s.at from seen s order by s.written_at desc, s.id;
end $$;

create or replace function guard.acknowledge(note uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not coalesce(guard.is_shared_with_me(note), false) then return false; end if;
  insert into public.note_acknowledgements (note_id, account_id, at) values (note, guard.account_id(), clock_timestamp()) on conflict do nothing;
  return true;
end $$;
