-- Are all guards as the last migrate left them? What each login may do, every policy, every function that runs as the owner, and the flags on the tables are put
-- together and compared with what was noted then. After a restore that lost any of it the answer is no, until migrate has put it right.
create table if not exists guard.noted (is_only boolean primary key default true check (is_only), script text not null, guards text not null);

create or replace function guard.guards() returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select encode(sha256(convert_to(coalesce(string_agg(line, chr(10) order by line collate "C"), ''), 'UTF8')), 'hex') from (
    select format('login %s %s %s %s %s %s', rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb) as line
    from pg_roles where rolname in ('matchning_web', 'matchning_worker', 'matchning_backup')
    union all
    select format('member %s of %s', m.rolname, r.rolname) from pg_auth_members am join pg_roles m on m.oid = am.member join pg_roles r on r.oid = am.roleid
    where m.rolname in ('matchning_web', 'matchning_worker', 'matchning_backup')
    union all
    select format('table %I.%I %s %s', n.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'guard') and c.relkind in ('r', 'p', 'v')
    union all
    select format('right %I.%I %s %s', n.nspname, c.relname, coalesce(r.rolname, 'public'), a.privilege_type)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join lateral aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
    where n.nspname in ('public', 'guard', 'hangfire') and a.grantee <> c.relowner
    union all
    select format('right %I.%I.%I %s %s', n.nspname, c.relname, t.attname, coalesce(r.rolname, 'public'), a.privilege_type)
    from pg_attribute t join pg_class c on c.oid = t.attrelid join pg_namespace n on n.oid = c.relnamespace
      cross join lateral aclexplode(t.attacl) a left join pg_roles r on r.oid = a.grantee
    where n.nspname in ('public', 'guard', 'hangfire') and a.grantee <> c.relowner
    union all
    select format('policy %s.%s %s %s %s %s %s', tablename, policyname, permissive, (select string_agg(case when x = tableowner then 'owner' else x end, ',' order by x)
      from unnest(roles) x), cmd, qual, with_check) from pg_policies join pg_tables using (schemaname, tablename) where schemaname = 'public'
    union all
    select format('function %I.%I %s %s %s %s', n.nspname, p.proname, p.prosecdef, p.proconfig, md5(p.prosrc),
      (select string_agg(coalesce(r.rolname, 'public'), ',' order by r.rolname) from aclexplode(p.proacl) a left join pg_roles r on r.oid = a.grantee where a.grantee <> p.proowner))
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'guard' or (n.nspname = 'public' and p.prosecdef)
    union all
    select format('trigger %s %s %s', tgrelid::regclass, tgname, tgenabled) from pg_trigger where not tgisinternal
    union all
    select format('database %s %s', coalesce(r.rolname, 'public'), a.privilege_type)
    from pg_database d cross join lateral aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a left join pg_roles r on r.oid = a.grantee
    where d.datname = current_database() and a.grantee <> d.datdba
    union all
    select format('schema %s %s %s', n.nspname, coalesce(r.rolname, 'public'), a.privilege_type)
    from pg_namespace n cross join lateral aclexplode(n.nspacl) a left join pg_roles r on r.oid = a.grantee
    where n.nspname in ('public', 'guard', 'hangfire') and a.grantee <> n.nspowner
  ) lines
$$;

create or replace function guard.is_whole() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$ select coalesce((select n.guards = guard.guards() from guard.noted n), false) $$;
