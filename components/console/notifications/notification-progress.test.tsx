import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { NotificationProgress } from "./notification-progress";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => undefined }) }));

type Props = Parameters<typeof NotificationProgress>[0];

const noRequest = { sent: 0, queued: 0, failed: 0, skipped: 0, reasons: [] };
const nothing = { ...noRequest, inDigest: 0, suspended: [] };

function textOf(mails: Props["mails"], requests: Props["requests"] = null, pushes: Props["pushes"] = null): string {
  return renderToStaticMarkup(<NotificationProgress mails={mails} requests={requests} pushes={pushes} />)
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

test("where nobody was to be told, it says nothing", () => {
  expect(textOf(null)).toBe("");
});

test("it says how far the mails have come", () => {
  expect(textOf({ ...nothing, sent: 9_940, queued: 60 })).toContain("9,940 sent, 60 queued, 0 failed");
});

test("what waits for the morning is not on the way", () => {
  expect(textOf({ ...nothing, queued: 5, inDigest: 3 })).toContain("0 sent, 2 queued, 0 failed, 3 for the daily mail");
});

test("it says why some failed, and who is suspended", () => {
  const reasons = [{ sentence: "mx.example.edu answered “550 No such user”.", count: 1, isFinal: true }];
  const text = textOf({ ...nothing, failed: 1, reasons, suspended: ["gone@example.org"] });

  expect(text).toContain("1 failed: mx.example.edu answered “550 No such user”.");
  expect(text).toContain("gone@example.org");
});

test("each channel is told apart, and one alone is enough", () => {
  const requests = { ...noRequest, sent: 3, queued: 1 };

  expect(textOf({ ...nothing, sent: 5 }, requests)).toMatch(
    /By mail: 5 sent, .*By webhook: 3 sent, 1 queued, 0 failed/,
  );
  expect(textOf(null, requests)).not.toContain("By mail");
  expect(textOf(null, null, requests)).toMatch(/By web push: 3 sent, 1 queued/);
});
