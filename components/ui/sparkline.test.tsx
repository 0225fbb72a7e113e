import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Sparkline } from "./sparkline";

const from = new Date("2006-12-12T16:00:00Z");
const to = new Date("2006-12-12T17:00:00Z");
const minute = (n: number) => new Date(from.getTime() + n * 60_000);

function draw(points: { at: Date; value: number }[], capacity: number | null = null) {
  return renderToStaticMarkup(
    <Sparkline points={points} from={from} to={to} gapSeconds={120} capacity={capacity} threshold={null} tone="down" />,
  );
}

test("a gap stays a gap", () => {
  const html = draw([0, 1, 2, 30, 31].map((n) => ({ at: minute(n), value: n })));

  expect(html.match(/M[\d.]+,[\d.]+L/g)).toHaveLength(2);
});

test("the limit is a line of its own, at its height", () => {
  expect(draw([{ at: minute(0), value: 50 }], 100)).toContain('d="M0 2H160"');
});

test("no points and nothing but zeros are drawn without a number that is none", () => {
  expect(draw([])).not.toContain("NaN");
  expect(draw([{ at: minute(0), value: 0 }])).not.toContain("NaN");
});

test("a value over its limit stays inside the picture", () => {
  expect(draw([{ at: minute(0), value: 300 }], 100)).toContain('d="M0,2Z"');
});
