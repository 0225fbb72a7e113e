import { expect } from "@playwright/test";
import { test } from "./support/staff";
import { DatabaseLine, WebProcess } from "./support/web-process";

const taps = 1_000;
const atOnce = 20;

type Flood = { name: string; most: number; senderOf: (index: number) => Record<string, string> };

// As a proxy of ours hands them on: the last address is the one that it has seen, what stands before it is the sender's.
const floods: readonly Flood[] = [
  { name: "one address", most: 20, senderOf: () => ({ "x-forwarded-for": "203.0.113.1" }) },
  {
    name: "one address that forges X-Forwarded-For",
    most: 20,
    senderOf: (index) => ({ "x-forwarded-for": `198.51.100.${index % 250}, 203.0.113.2` }),
  },
  {
    name: "one IPv6 /64",
    most: 20,
    senderOf: (index) => ({ "x-forwarded-for": `2001:db8:1:2::${index.toString(16)}` }),
  },
  {
    name: "one address with as many browsers",
    most: 300,
    senderOf: (index) => ({ "x-forwarded-for": "203.0.113.3", "user-agent": `Browser ${index}` }),
  },
];

test("a flood of taps is counted within its limits; staff post and people read as if there were none", async ({
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
      const word = `Posted during the flood from ${flood.name}.`;
      await story.update(code, word);
      await expect.poll(() => web.text(page), { timeout: 10_000 }).toContain(word);
      const reads = await readUntil(flooding, () => web.status(page));
      const answers = await flooding;

      const counted = await countOf(code);
      expect(reads.filter((status) => status !== 200)).toEqual([]);
      expect(answers.filter((status) => status !== 303 && status !== 429)).toEqual([]);
      expect(answers.filter((status) => status === 303)).toHaveLength(counted);
      expect(counted, flood.name).toBeGreaterThan(0);
      // The ten minutes of a limit may end, once, while a slow machine is being flooded.
      expect(counted, flood.name).toBeLessThanOrEqual(2 * flood.most);
    }
  } finally {
    await web.remove();
    line.cut();
  }

  function countOf(code: string): Promise<number> {
    const [prefix = "", number] = code.split("-");

    return verbs.db.confirmation.count({ where: { incident: { prefix, number: Number(number) } } });
  }
});

/** @returns the status of every answer */
async function send(origin: string, code: string, { senderOf }: Flood): Promise<number[]> {
  const statuses: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < taps) {
        const headers = senderOf(next++);
        const body = new URLSearchParams({ incident: code, kind: "affected" });
        const request = { method: "POST", redirect: "manual", headers, body } as const;
        const response = await fetch(`${origin}/api/confirmations`, request);
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
