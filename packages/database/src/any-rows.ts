import pg from "pg";

const CONNECT_WITHIN_MS = 5_000;

/** Whether one of these tables, `schema.name`, is there and has a row. Unlike openDatabase it changes nothing. */
export async function anyRows({ url, tables }: { url: string; tables: readonly string[] }): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  client.on("error", () => {}); // the query in flight rejects with it
  await client.connect();
  try {
    for (const table of tables) {
      const { rows } = await client.query<{ there: boolean }>("select to_regclass($1) is not null as there", [table]);
      if (rows[0]?.there !== true) continue;
      const found = await client.query(`select from ${table} limit 1`);
      if (found.rowCount === 1) return true;
    }
    return false;
  } finally {
    await client.end();
  }
}
