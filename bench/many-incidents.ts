import pg from "pg";

/** Fills a database with `count` resolved incidents of ten updates each, of the length that people write. */
export async function insertIncidents(databaseUrl: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(sql, [count, 10]);
  } finally {
    await client.end();
  }
}

const words =
  "Delivery is slow for accounts on the second store. Nothing is lost; messages wait and arrive within the hour. ";

const sql = `
  WITH numbered AS (
    SELECT n, now() - n * interval '6 hours' AS at FROM generate_series(1, $1::int) AS n
  ), opened AS (
    INSERT INTO incidents (id, kind, prefix, number, title, status, impact, started_at, ended_at, last_update_number, idempotency_key)
    SELECT gen_random_uuid(), 'incident', 'BENCH', n, 'Delivery was slow, number ' || n, 'resolved', 'minor',
           at, at + interval '3 hours', $2, gen_random_uuid()
    FROM numbered
    RETURNING id, started_at
  )
  INSERT INTO updates (id, incident_id, number, status, body_markdown, body_html, posted_at, idempotency_key)
  SELECT gen_random_uuid(), id, u, (CASE WHEN u = $2 THEN 'resolved' ELSE 'identified' END)::incident_status,
         '${words}', '<p>${words.repeat(4)}</p>', started_at + u * interval '15 minutes', gen_random_uuid()
  FROM opened, generate_series(1, $2::int) AS u`;
