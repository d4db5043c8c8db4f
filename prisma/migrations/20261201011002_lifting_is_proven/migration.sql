-- To stop a permit and to let it be used again are two acts: a proof that was given for the one does not serve for the other.
DO $$ BEGIN
  EXECUTE replace(pg_get_functiondef('ending_is_proven()'::regprocedure), 'NEW.state IN (''issued'', ''partly-used'') THEN ARRAY[''permit.suspend''',
    'NEW.state IN (''issued'', ''partly-used'') THEN ARRAY[''permit.reinstate''');
END $$;
