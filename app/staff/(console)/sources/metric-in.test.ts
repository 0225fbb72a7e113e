import { expect, test } from "vitest";
import { metricIn } from "./metric-in";

test("durations are typed as people write them, for the beginning of a level and for its end", () => {
  const form = new FormData();
  const typed = {
    degradedForSeconds: "5 min",
    degradedClearSeconds: "90 s",
    criticalClearSeconds: "1 h",
    name: "5 min",
  };
  for (const [name, value] of Object.entries({ ...typed, serviceCode: "" })) {
    form.set(name, value);
  }

  expect(metricIn(form)).toEqual({
    degradedForSeconds: "300",
    degradedClearSeconds: "90",
    criticalClearSeconds: "3600",
    name: "5 min",
    serviceCode: null,
  });
});
