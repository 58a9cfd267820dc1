-- Which rows about people each login sees. Protection is on by default: a page meets a protected person only through one that was opened with a reason.
create or replace function guard.keep_protected() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  new.is_protected := (select p.protection <> 'None' from public.people p where p.id = new.person_id);
  return new;
end $$;
create or replace function guard.spread_protected() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update public.participants p set is_protected = new.protection <> 'None' where p.person_id = new.id and p.is_protected <> (new.protection <> 'None');
  return null;
end $$;
-- That an account is one of the demo's, which anybody may enter as, is for the owner to say and for nobody else.
create or replace function guard.keep_demo() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_user = 'matchning_web' then new.is_demo := case when tg_op = 'UPDATE' then old.is_demo else false end; end if;
  return new;
end $$;
drop trigger if exists keep_demo on accounts;
create trigger keep_demo before insert or update on accounts for each row execute function guard.keep_demo();
drop trigger if exists keep_protected on participants;
create trigger keep_protected before insert or update on participants for each row execute function guard.keep_protected();
drop trigger if exists spread_protected on people;
create trigger spread_protected after update of protection on people for each row execute function guard.spread_protected();

do $$
declare of_people text; shown text;
begin
  -- Every one of them, and again at each migrate: what was taken away is put back.
  foreach of_people in array array['people', 'participants', 'case_team_members', 'enrolments', 'phase_periods', 'competence_profiles', 'suggestion_lists', 'proposals',
    'review_decisions', 'placements', 'doors', 'fairness_reports', 'rematch_requests', 'access_reasons', 'access_log', 'referrals', 'journal_notes', 'note_acknowledgements'] loop
    execute format('alter table public.%I enable row level security', of_people);
    execute format('alter table public.%I force row level security', of_people);
    execute (select coalesce(string_agg(format('drop policy %I on public.%I', policyname, of_people), ';'), 'select') from pg_policies
      where schemaname = 'public' and tablename = of_people);
    execute format('create policy owner on public.%I to %I using (true) with check (true)', of_people, current_user);
    execute format('create policy backup on public.%I for select to matchning_backup using (true)', of_people);
  end loop;

  create policy jobs on public.people for select to matchning_worker using (protection = 'None');
  create policy jobs on public.participants to matchning_worker using (not is_protected) with check (not is_protected);
  foreach of_people in array array['enrolments', 'phase_periods', 'competence_profiles', 'suggestion_lists', 'proposals', 'review_decisions', 'placements', 'doors',
    'fairness_reports', 'rematch_requests'] loop
    execute format('create policy jobs on public.%I to matchning_worker using (true) with check (true)', of_people);
  end loop;

  create policy pages on public.participants to matchning_web using (
    (unit_id = (select guard.staff_unit_id()) and not is_protected) or id = (select guard.one_id()));
  -- A row about a participant is seen by those who see the participant.
  shown := 'unit_id = (select guard.unit_id()) and exists (select from public.participants p where p.id = %I.participant_id)';
  foreach of_people in array array['case_team_members', 'enrolments', 'competence_profiles', 'suggestion_lists', 'proposals', 'placements', 'doors'] loop
    execute format('create policy pages on public.%I to matchning_web using (' || shown || ') with check (' || shown || ')', of_people, of_people, of_people);
  end loop;
  create policy pages on public.review_decisions to matchning_web
    using (unit_id = (select guard.unit_id()) and exists (select from public.proposals p where p.id = proposal_id))
    with check (unit_id = (select guard.unit_id()) and exists (select from public.proposals p where p.id = proposal_id));
  create policy pages on public.phase_periods to matchning_web
    using (unit_id = (select guard.unit_id()) and exists (select from public.enrolments e where e.id = enrolment_id))
    with check (unit_id = (select guard.unit_id()) and exists (select from public.enrolments e where e.id = enrolment_id));
  -- Figures of groups: the own unit's, and those of all units together.
  create policy pages on public.fairness_reports for select to matchning_web using (unit_id is null or unit_id = (select guard.unit_id()));
  -- A reason is one's own.
  create policy pages on public.access_reasons for select to matchning_web using (account_id = (select guard.account_id()));
end $$;
