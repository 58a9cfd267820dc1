-- Who comes into this database at all. A copy of a database has none of this with it, so a restored one is not whole until migrate has been run.
do $$
declare login text;
begin
  execute format('revoke all on database %I from public', current_database());
  foreach login in array array['matchning_web', 'matchning_worker', 'matchning_backup'] loop
    execute format('revoke all on database %I from %I', current_database(), login);
    execute format('grant connect on database %I to %I', current_database(), login);
  end loop;
  -- The night stages its rows in temporary tables. Nobody else has any use for one, and who could make one could stand in the way of a name.
  execute format('grant temporary on database %I to matchning_worker', current_database());
end $$;
