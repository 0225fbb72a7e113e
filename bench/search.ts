import pg from "pg";

export type SearchTimes = {
  readonly queries: number;
  readonly found: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  readonly slowest: string;
};

const rounds = 5;

/**
 * Adds shown comments to the incidents of a database until there are so many, and searches it as people do: words,
 * beginnings, typos, phrases, codes, pasted sentences, with and without filters. The database is that of the process.
 */
export async function measureSearch(databaseUrl: string, comments: number): Promise<SearchTimes> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(insertComments, [comments, vocabulary, programs]);
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
  // Imported once the settings of this process name the database.
  const { search } = await import("@/server/search/search");
  const now = new Date();
  const times: { text: string; ms: number }[] = [];
  let found = 0;
  for (let round = 0; round <= rounds; round += 1) {
    for (const query of queries) {
      const begunAt = performance.now();
      const results = await search(query, now);
      // The first round opens connections and fills caches.
      if (round > 0) {
        times.push({ text: JSON.stringify(query), ms: performance.now() - begunAt });
        found += results.length > 0 ? 1 : 0;
      }
    }
  }
  const sorted = times.sort((one, other) => one.ms - other.ms);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];

  return {
    queries: sorted.length,
    found,
    medianMs: at(0.5)?.ms ?? NaN,
    p95Ms: at(0.95)?.ms ?? NaN,
    maxMs: at(1)?.ms ?? NaN,
    slowest: at(1)?.text ?? "",
  };
}

const vocabulary =
  "mail webmail inbox outbox folder message attachment password account server connection certificate address book calendar slow hangs fails freezes closes empty missing twice late never again today yesterday morning since noon library dormitory office campus wireless cable laptop phone printer login timeout refused denied quota storage delivery bounce spam filter forward list professor student course homework deadline exam grade paper send receive open read delete search sync sign type click wait restart update install browser window error warning blank screen garbled accent letter".split(
    " ",
  );

const programs = ["Outlook", "Thunderbird", "Eudora", "Apple Mail", "Firefox", "Safari", "Pine", "Mulberry"];

// Each comment has words of its own, so that they differ as people's do; one in twenty names the code of an error.
const insertComments = `
  INSERT INTO comments (id, incident_id, state, body_markdown, body_html, program, error_message, written_at, shown_at,
    token_hash, idempotency_key)
  SELECT gen_random_uuid(), incident.id, 'visible', text, '<p>' || text || '</p>', ($3::text[])[1 + n % 8],
    CASE WHEN n % 20 = 0 THEN '0x800CCC' || upper(lpad(to_hex(n % 97), 2, '0')) END,
    started_at + n * interval '1 second', started_at + n * interval '2 seconds', gen_random_uuid(), gen_random_uuid()
  FROM generate_series(1, $1::int) AS n
  JOIN (SELECT id, started_at, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS total FROM incidents) AS incident
    ON incident.place = 1 + n % incident.total
  CROSS JOIN LATERAL (
    SELECT string_agg(($2::text[])[1 + (hashint4(n * 31 + w) & 2147483647) % array_length($2::text[], 1)], ' ') AS text
    FROM generate_series(1, 12 + n % 40) AS w
  ) AS said`;

const texts = [
  "mail",
  "slow",
  "webmail",
  "outlook",
  "thunderb",
  "mail slow",
  "delivery slow second store",
  "password refused",
  "certificate warning browser",
  "outlook hangs",
  "oulook hangs",
  "thunderbrid",
  "mial slwo",
  "pasword",
  "atachment mising",
  "0x800CCC0F",
  "0×800ccc0f",
  "800ccc0f",
  "outlook 0x800CCC10",
  "BENCH-7",
  "bench 1999",
  "mail7",
  '"nothing is lost"',
  "“messages wait and arrive”",
  "Nothing is lost; messages wait and arrive within the hour",
  "my inbox is empty since this morning and the password is refused in the library",
  "the",
  "a",
  "s",
  "de",
  "wi-fi",
  "zzzzqqq",
  "quantum earthquake elephants",
  "store",
] as const;

const queries = [
  ...texts.map((text) => ({ text })),
  { text: "mail", kind: "comment" as const },
  { text: "slow", kind: "update" as const },
  { text: "mail", kind: "maintenance" as const },
  { text: "outlook hangs", withinDays: 7 },
  { text: "mail", service: "MAIL" },
  { text: "webmail", service: "NOSUCH" },
];
