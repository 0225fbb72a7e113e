import { beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { watch } from "@/server/monitoring/sources/testing/scenes";
import { listLastValues } from "./queries";
import { recordSamples } from "./record-samples";

const now = new Date("2006-12-12T18:00:00Z");
const url = "http://127.0.0.1:9155/metrics";

beforeEach(async () => {
  await db.source.deleteMany();
});

test("each metric with its last value, however old; none of the future, and none for a metric without", async () => {
  const { sourceId, metricId } = await watch(url, now);
  await watch(url, now);
  const samples = [3_000, 2_900, -1].map((minutes) => ({
    metricId,
    at: new Date(now.getTime() - minutes * 60_000),
    value: minutes,
  }));
  await recordSamples(system, { sourceId, samples, failure: null }, now);

  const [first, ...others] = await listLastValues(system, now);
  expect(first).toEqual([metricId, { at: samples[1]?.at, value: 2_900 }]);
  expect(others).toEqual([]);
});
