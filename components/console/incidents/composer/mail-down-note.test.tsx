import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ServiceStatus } from "@/domain/shared/words";
import { MailDownNote } from "./mail-down-note";

const services = [
  { code: "IMAP", name: "Mail" },
  { code: "WIFI", name: "Wi-Fi" },
];
const well = { isSetUp: true, subscriberCount: 3, failure: null };

function text(mail: { isSetUp: boolean; failure: string | null }, code: string, status: ServiceStatus) {
  return renderToStaticMarkup(
    <MailDownNote
      mail={{ ...well, ...mail }}
      chosen={[{ code, status }]}
      services={services}
      incidentCode="IMAP-7"
      otherCount={3}
    />,
  );
}

test.each<[string, Parameters<typeof text>, RegExp | null]>([
  ["mail goes out", [well, "WIFI", "major_outage"], null],
  ["a mail service works again", [well, "IMAP", "operational"], null],
  ["mail is not set up, which is said elsewhere", [{ isSetUp: false, failure: "Gone." }, "IMAP", "major_outage"], null],
  [
    "the server fails",
    [{ ...well, failure: "It refused." }, "WIFI", "degraded_performance"],
    /Mail is down: It refused\./,
  ],
  ["it is about mail", [well, "IMAP", "degraded_performance"], /This is about Mail: who is told by mail may hear/],
])("when %s", (_name, given, expected) => {
  const html = text(...given);

  if (expected === null) {
    expect(html).toBe("");
  } else {
    expect(html).toMatch(expected);
    expect(html).toContain('href="/staff/incidents/imap-7/poster"');
    expect(html).toContain("3 are told as always");
  }
});

test("what has no code yet says when the notice can be printed", () => {
  const html = renderToStaticMarkup(
    <MailDownNote
      mail={{ ...well, failure: "It refused." }}
      chosen={[]}
      services={services}
      incidentCode={null}
      otherCount={0}
    />,
  );

  expect(html).toContain("you can print it as soon as this is posted");
  expect(html).not.toContain("as always");
});
