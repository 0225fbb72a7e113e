import { describe, expect, test } from "vitest";
import { badgeSvg } from "./badge";
import { stateColors, stateLabels } from "./embeds";
import { hostileTexts } from "@/domain/shared/testing/hostile-texts";
import { serviceStatuses } from "@/domain/shared/words";

test.each([
  ["operational", "Working"],
  ["under_maintenance", "Maintenance"],
  ["degraded_performance", "Slow"],
  ["partial_outage", "Partial outage"],
  ["major_outage", "Major outage"],
  ["unknown", "Unknown"],
] as const)("%s is said in words, to who sees and to who hears: %s", (tone, words) => {
  const svg = badgeSvg({ label: "Mail", tone });

  expect(svg).toContain(`<title>Mail: ${words}</title>`);
  expect(svg).toContain(`role="img" aria-label="Mail: ${words}"`);
  expect(svg).toContain(`>${words}</text>`);
  expect(svg).toContain(`fill="${stateColors[tone]}"`);
});

test.each([...serviceStatuses, "unknown" as const])(
  "the ground of %s carries white letters: 4.5 to 1 at least",
  (tone) => {
    expect(1.05 / (luminance(stateColors[tone]) + 0.05)).toBeGreaterThan(4.5);
  },
);

test("every state has a colour of its own", () => {
  expect(new Set(Object.values(stateColors)).size).toBe(Object.keys(stateLabels).length);
});

test("a longer name makes a wider badge, up to where it is cut", () => {
  const widthOf = (label: string) => Number(/width="(\d+)"/.exec(badgeSvg({ label, tone: "operational" }))?.[1]);

  expect(widthOf("Mail")).toBeLessThan(widthOf("Campus mail"));
  expect(widthOf("m".repeat(41))).toBe(widthOf("m".repeat(400)));
});

describe.each(hostileTexts)("%s", (_name, label) => {
  test("stays text", () => {
    const svg = badgeSvg({ label, tone: "operational" });

    expect([...svg.matchAll(/<\/?([a-zA-Z]+)/g)].map(([, name]) => name)).toEqual(elements);
    expect(svg).not.toMatch(/(?![\n])\p{Cc}|\p{Surrogate}/u);
  });
});

const elements = [
  ...["svg", "title", "title", "clipPath", "rect", "clipPath", "g", "rect", "rect", "g"],
  ...texts(),
  "svg",
];

function texts(): string[] {
  return ["g", "text", "text", "text", "text", "g"];
}

/** WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));

  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
