import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LineChart, type LineChartProps } from "./line-chart";

const from = new Date("2006-12-12T16:00:00Z");
const to = new Date("2006-12-12T17:40:00Z");
const minute = (count: number) => new Date(from.getTime() + count * 60_000);
const point = (count: number, value: number) => ({ at: minute(count), min: value - 10, mean: value, max: value + 10 });
const mark = (number: number, count: number) => ({
  at: minute(count),
  number,
  href: `#update-${number}`,
  title: `Update ${number}`,
});

function draw(given: Partial<LineChartProps> = {}): string {
  return renderToStaticMarkup(
    <LineChart
      titleId="title"
      descriptionId="words"
      from={from}
      to={to}
      bottom={0}
      top={100}
      stretches={[
        [point(0, 50), point(10, 60)],
        [point(50, 70), point(60, 80)],
      ]}
      xTicks={[]}
      yTicks={[]}
      limits={[]}
      marks={[]}
      {...given}
    />,
  );
}

test("each stretch is a line of its own, and a band", () => {
  expect(draw()).toContain('d="M0,500L100,400M500,300L600,200"');
  expect(draw()).toContain('d="M0,400L100,300L100,500L0,600ZM500,200L600,100L600,300L500,400Z"');
});

test("a number alone is a dot", () => {
  expect(draw({ stretches: [[point(10, 50)]] })).toContain('d="M100,500Z"');
});

test("a limit is a line at its height", () => {
  expect(draw({ limits: [{ value: 75, tone: "down" }] })).toContain('d="M0 250H1000"');
});

test("a mark is on the line, between two points too, and on the ground where nothing is known", () => {
  const html = draw({ marks: [mark(1, 5), mark(2, 30)] });

  expect(html).toMatch(/x="5%" y="45%".*href="#update-1".*>1<\/text>/);
  expect(html).toMatch(/x="30%" y="93%".*href="#update-2".*>2<\/text>/);
});

test.each([
  [[mark(1, 10), mark(2, 12), mark(3, 14)], "1–3"],
  [[mark(2, 10), mark(4, 12)], "2, 4"],
  [[mark(7, 10), mark(2, 12), mark(4, 14)], "2, 4…"],
])("marks that would cover each other become one: %j", (marks, label) => {
  const html = draw({ marks });

  expect(html.match(/<a /g)).toHaveLength(1);
  expect(html).toContain(`>${label}</text>`);
});
