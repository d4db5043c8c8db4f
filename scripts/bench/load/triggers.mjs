// What fires on every row is out of the way while rows come in by the thousand.

/** Runs statements one after the other. */
export const each = async (client, statements) => {
  for (const statement of statements) await client.query(statement);
};
export const column = async (client, text, values) => (await client.query({ text, values, rowMode: 'array' })).rows.map(([value]) => value);

/** Triggers of the portal fire whoever writes, so that they are taken out by name and come back as they were. */
export async function withoutTriggers(client, work) {
  const names = `FROM pg_trigger WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)`;
  const enable = await column(
    client,
    `SELECT format('ALTER TABLE %s ENABLE %s TRIGGER %I', tgrelid::regclass, CASE tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, tgname) ${names}`,
  );
  await each(client, await column(client, `SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) ${names}`));
  const result = await work();
  await each(client, enable);
  return result;
}
