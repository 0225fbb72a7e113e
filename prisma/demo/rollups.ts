import { transaction, type Tx } from "@/server/infra/db";
import type { MailServerHistory } from "./mail-server-history";
import type { MailServerNumbers } from "./mail-server-numbers";

export type DemoMetric = { readonly number: keyof MailServerNumbers; readonly id: string };

/**
 * Writes the demo's past as it would stand by now, had it been measured: without its samples, which are gone after two
 * days, and therefore without the verbs, which roll up samples. December 2006 is there in five minutes, as its incidents
 * keep it. Where a rollup is already, it stays.
 * @param until the beginning of an hour
 */
export async function seedRollups(
  metrics: readonly DemoMetric[],
  history: MailServerHistory,
  until: Date,
): Promise<void> {
  const rollups = [
    ...fineWeeks.flatMap((span) => rollupsOf(metrics, history, { ...span, widthSeconds: 300 })),
    ...rollupsOf(metrics, history, { from: daysBefore(until, 14), to: until, widthSeconds: 300 }),
    ...rollupsOf(metrics, history, { ...december, widthSeconds: 3_600 }),
    ...rollupsOf(metrics, history, { from: daysBefore(until, 91), to: until, widthSeconds: 3_600 }),
  ];
  for (const { id } of metrics) {
    await transaction((tx) =>
      writeRollups(
        tx,
        id,
        rollups.filter(({ metricId }) => metricId === id),
      ),
    );
  }
}

const december = { from: new Date("2006-11-22T17:00:00Z"), to: new Date("2006-12-22T17:00:00Z") };

// The weeks in between are one long incident, which is drawn by the hour.
const fineWeeks = [
  { from: december.from, to: new Date("2006-11-28T05:00:00Z") },
  { from: new Date("2006-12-07T05:00:00Z"), to: december.to },
];

function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * 86_400_000);
}

type Rollup = {
  metricId: string;
  widthSeconds: number;
  at: Date;
  min: number;
  mean: number;
  max: number;
};

function rollupsOf(
  metrics: readonly DemoMetric[],
  history: MailServerHistory,
  { from, to, widthSeconds }: { from: Date; to: Date; widthSeconds: number },
): Rollup[] {
  const count = (to.getTime() - from.getTime()) / 1_000 / widthSeconds;
  const spans = Array.from({ length: count }, (_, index) => new Date(from.getTime() + index * widthSeconds * 1_000));

  return spans.flatMap((at) => {
    const instants = Array.from({ length: looks }, (_, look) =>
      history(new Date(at.getTime() + ((look + 0.5) * widthSeconds * 1_000) / looks)),
    );

    return metrics.flatMap(({ id, number }) => {
      const values = instants.flatMap((numbers) => numbers[number] ?? []);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;

      return values.length === 0
        ? []
        : [{ metricId: id, widthSeconds, at, min: Math.min(...values), mean, max: Math.max(...values) }];
    });
  });
}

/** How often the history is looked at for one rollup: enough for a line, and quick to tell. */
const looks = 3;

async function writeRollups(tx: Tx, metricId: string, rows: readonly Rollup[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO rollups (metric_id, width_seconds, at, min, mean, max, count)
    SELECT ${metricId}::uuid, width_seconds, at, min, least(greatest(mean, min), max), max, width_seconds / 15
    FROM unnest(
      ${rows.map((row) => row.widthSeconds)}::int[],
      ${rows.map((row) => row.at.toISOString())}::timestamptz[],
      ${rows.map((row) => row.min)}::float8[],
      ${rows.map((row) => row.mean)}::float8[],
      ${rows.map((row) => row.max)}::float8[]
    ) AS given (width_seconds, at, min, mean, max)
    ON CONFLICT DO NOTHING`;
}
