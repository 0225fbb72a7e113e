import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { UptimeRule } from "./uptime-rule";

test("says the weights that are counted with", () => {
  expect(renderToStaticMarkup(<UptimeRule />)).toContain("major outage 1, partial outage 0.3, slow 0.");
});
