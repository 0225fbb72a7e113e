import { expect } from "@playwright/test";
import { test } from "./support/staff";
import { DatabaseLine, WebProcess } from "./support/web-process";

const requests = 1_000;
const atOnce = 20;

type Flood = {
  name: string;
  path: "/api/confirmations" | "/api/comments";
  most: number;
};

// As a proxy of ours hands them on: the last address is the one that it has seen, what is before it is the sender's.
// Of what else there is to be forged, `flood.db.test.ts` of both routes says how much is taken.
const senderOf = (index: number) => ({ "x-forwarded-for": `198.51.100.${index % 250}, 203.0.113.2` });

const floods: readonly Flood[] = [
  { name: "taps", path: "/api/confirmations", most: 20 },
  { name: "comments", path: "/api/comments", most: 80 },
];

test("a flood is taken within its limits; staff post and people read as if there were none", async ({
  story,
  verbs,
}) => {
  test.setTimeout(600_000);
  const line = new DatabaseLine();
  const web = new WebProcess();
  try {
    await web.start(await line.open());
    for (const flood of floods) {
      const { code, path } = await story.incident();
      const page = `/incidents/${path}`;
      await expect.poll(() => web.status(page), { timeout: 60_000 }).toBe(200);

      const flooding = send(web.origin, code, flood);
      const word = `Posted during the flood of ${flood.name}.`;
      await story.update(code, word);
      await expect.poll(() => web.text(page), { timeout: 10_000 }).toContain(word);
      const reads = await readUntil(flooding, () => web.status(page));
      const answers = await flooding;

      const counted = await countOf(code, flood);
      expect(
        reads.filter((status) => status !== 200),
        flood.name,
      ).toEqual([]);
      expect(
        answers.filter((status) => status !== 303 && status !== 429),
        flood.name,
      ).toEqual([]);
      // Taps of one browser within two seconds are one person's.
      const accepted = answers.filter((status) => status === 303).length;
      expect(flood.name === "taps" ? counted <= accepted : counted === accepted, flood.name).toBe(true);
      expect(counted, flood.name).toBeGreaterThan(0);
      // The ten minutes of a limit may end, once, while a slow machine is being flooded.
      expect(accepted, flood.name).toBeLessThanOrEqual(2 * flood.most);
    }
  } finally {
    await web.remove();
    line.cut();
  }

  function countOf(code: string, { path }: Flood): Promise<number> {
    const [prefix = "", number] = code.split("-");
    const where = { incident: { prefix, number: Number(number) } };

    return path === "/api/comments" ? verbs.db.comment.count({ where }) : verbs.db.confirmation.count({ where });
  }
});

const kind = { kind: "affected" };

/** @returns the status of every answer */
async function send(origin: string, code: string, { path }: Flood): Promise<number[]> {
  const statuses: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < requests) {
        const index = next++;
        const said =
          path === "/api/comments" ? { what: `A flood ${index}`, answered: "personal_data proof known" } : kind;
        const body = new URLSearchParams({ incident: code, ...said });
        const request = { method: "POST", redirect: "manual", headers: senderOf(index), body } as const;
        const response = await fetch(`${origin}${path}`, request);
        await response.body?.cancel();
        statuses.push(response.status);
      }
    }),
  );

  return statuses;
}

/** Reads one after the other for as long as something else goes on. */
async function readUntil(other: Promise<unknown>, read: () => Promise<number>): Promise<number[]> {
  const over = other.then(() => true);
  const statuses: number[] = [];
  while (!(await Promise.race([over, Promise.resolve(false)]))) {
    statuses.push(await read());
  }

  return statuses;
}
