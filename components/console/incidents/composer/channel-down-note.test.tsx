import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ServiceStatus } from "@/domain/shared/words";
import { ChannelDownNote } from "./channel-down-note";

const services = [
  { code: "IMAP", name: "Mail" },
  { code: "WIFI", name: "Wi-Fi" },
];
const well = { isReady: true, failure: null };
const webhooks = {
  ...{ name: "Webhooks", isReady: true, count: 3, summary: "3 webhooks", failure: null, note: null },
  needsMail: false,
};

function text(email: { isReady: boolean; failure: string | null }, code: string, status: ServiceStatus) {
  return renderToStaticMarkup(
    <ChannelDownNote
      audiences={[{ ...webhooks, name: "Email", summary: "12 email subscribers", needsMail: true, ...email }, webhooks]}
      chosen={[{ code, status }]}
      services={services}
      incidentCode="IMAP-7"
    />,
  );
}

test.each<[string, Parameters<typeof text>, RegExp | null]>([
  ["email goes out", [well, "WIFI", "major_outage"], null],
  ["a mail service works again", [well, "IMAP", "operational"], null],
  [
    "email is not set up, which is said elsewhere",
    [{ isReady: false, failure: "Gone." }, "IMAP", "major_outage"],
    null,
  ],
  [
    "the server fails",
    [{ ...well, failure: "It refused." }, "WIFI", "degraded_performance"],
    /Email is down: It refused\./,
  ],
  [
    "it is about mail",
    [well, "IMAP", "degraded_performance"],
    /This is about Mail\. Email may come late, or not at all/,
  ],
])("when %s", (_name, given, expected) => {
  const html = text(...given);

  if (expected === null) {
    expect(html).toBe("");
  } else {
    expect(html).toMatch(expected);
    expect(html).toContain('href="/staff/incidents/imap-7/poster"');
    expect(html).toContain("as always: 3 webhooks.");
  }
});

test("what has no code yet says when the poster can be printed", () => {
  const html = renderToStaticMarkup(
    <ChannelDownNote
      audiences={[{ ...webhooks, failure: "It refused." }]}
      chosen={[]}
      services={services}
      incidentCode={null}
    />,
  );

  expect(html).toContain("you can print it as soon as this is posted");
  expect(html).not.toContain("as always");
});
