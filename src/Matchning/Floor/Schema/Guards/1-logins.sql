-- The four logins: who migrates owns the tables; the pages, the workers and the backup come in as themselves.
-- They belong to the whole server, so another database there may already have made them, even at this very moment.
do $$
declare login text;
begin
  foreach login in array array['matchning_web', 'matchning_worker', 'matchning_backup'] loop
    begin
      if not exists (select from pg_roles where rolname = login) then execute format('create role %I login', login); end if;
    exception when duplicate_object or unique_violation then null;
    end;
    if exists (select from pg_roles where rolname = login and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)) then
      execute format('alter role %I nosuperuser nobypassrls nocreaterole nocreatedb noreplication', login);
    end if;
    if exists (select from pg_roles where rolname = login and not rolcanlogin) then execute format('alter role %I login', login); end if;
  end loop;
end $$;

create schema if not exists guard;

-- Nothing is anybody's by default: what each may do is given back by name, last.
do $$
declare login text; space text;
begin
  foreach login in array array['public', 'matchning_web', 'matchning_worker', 'matchning_backup'] loop
    foreach space in array array['public', 'guard', 'hangfire'] loop
      if not exists (select from pg_namespace where nspname = space) then continue; end if;
      execute format('revoke all on schema %I from %s', space, login);
      execute format('revoke all on all tables in schema %I from %s', space, login);
      execute format('revoke all on all sequences in schema %I from %s', space, login);
      execute format('revoke all on all functions in schema %I from %s', space, login);
    end loop;
  end loop;
end $$;
