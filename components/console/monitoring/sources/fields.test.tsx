import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { SourceKind } from "@/domain/shared/words";
import { MetricFields } from "./metric-fields";
import { newMetric } from "./new-metric";
import { SourceFields } from "./source-fields";

const asked = "name url auth intervalSeconds";

test.each<[SourceKind, string]>([
  ["prometheus", asked],
  ["exposition", asked],
  ["json", asked],
  ["push", "name intervalSeconds"],
  ["certificate", "name intervalSeconds"],
])("a source of the kind %s has the fields %s", (kind, fields) => {
  expect(namesIn(renderToStaticMarkup(<SourceFields kind={kind} />))).toBe(fields);
});

test("a kept secret is said to be kept, and is no part of the form", () => {
  const kept = { auth: "basic", authUser: "reader", hasSecret: true } as const;
  const history = { polledAt: null, succeededAt: null, failure: null, metrics: [] };
  const source = { id: "1", name: "Mail", kind: "json", url: "https://mail.example.edu", intervalSeconds: 15 } as const;
  const html = renderToStaticMarkup(<SourceFields kind="json" source={{ ...source, ...kept, ...history }} />);

  expect(namesIn(html)).toBe("name url auth authUser secret intervalSeconds");
  expect(html).toContain("One is kept.");
  expect(html).toMatch(/<input type="password"[^>]*name="secret" value=""/);
});

const limits =
  "infoAt degradedAt degradedForSeconds degradedClearSeconds criticalAt criticalForSeconds criticalClearSeconds";
const common = `unit direction serviceCode bannerPosition capacity usual ${limits}`;

test.each<[SourceKind, string]>([
  ["prometheus", `name query ${common}`],
  ["exposition", `name query ${common}`],
  ["json", `name query timeQuery ${common}`],
  ["push", `name ${common}`],
  ["certificate", `name query ${common}`],
])("a metric of the kind %s has the fields %s", (kind, fields) => {
  expect(namesIn(renderToStaticMarkup(<MetricFields kind={kind} services={[]} />))).toBe(fields);
});

test("durations are shown as they are typed; a certificate warns 30, 14 and 3 days ahead", () => {
  const metric = { ...newMetric("certificate"), degradedForSeconds: 300, degradedClearSeconds: 90 };
  const html = renderToStaticMarkup(<MetricFields kind="certificate" services={[]} metric={metric} />);
  const valueOf = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];

  expect(["infoAt", "degradedAt", "criticalAt"].map(valueOf)).toEqual(["30", "14", "3"]);
  expect(["degradedForSeconds", "degradedClearSeconds"].map(valueOf)).toEqual(["5 min", "90 s"]);
});

function namesIn(html: string): string {
  return [...html.matchAll(/<(?:input|select|textarea)[^>]* name="(\w+)"/g)].map(([, name]) => name).join(" ");
}
