import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { ChannelProgress } from "@/domain/notifications/channels";
import { NotificationProgress } from "./notification-progress";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => undefined }) }));

const counts = { sent: 0, queued: 0, failed: 0, skipped: 0, reasons: [] };
const email: ChannelProgress = { ...counts, label: "By email", later: null, note: null };
const webhooks = { ...email, label: "By webhook" };

function textOf(...channels: ChannelProgress[]): string {
  return renderToStaticMarkup(<NotificationProgress channels={channels} />)
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

test("where nobody was to be notified, it says nothing", () => {
  expect(textOf()).toBe("");
});

test("it says how far the emails have come, and what waits on purpose", () => {
  expect(textOf({ ...email, sent: 9_940, queued: 60 })).toContain("9,940 sent, 60 queued, 0 failed");
  expect(textOf({ ...email, queued: 2, later: "3 for the daily email" })).toContain(
    "0 sent, 2 queued, 0 failed, 3 for the daily email",
  );
});

test("it says why some failed or are tried again, and what else staff have to know", () => {
  const reasons = [
    { sentence: "mx.example.edu answered “550 No such user”.", count: 1, isFinal: true },
    { sentence: "It is busy.", count: 2, isFinal: false },
  ];
  const text = textOf({ ...email, failed: 1, skipped: 4, reasons, note: "Suspended: gone@example.org." });

  expect(text).toContain("1 failed: mx.example.edu answered “550 No such user”.");
  expect(text).toContain("2 retrying: It is busy.");
  expect(text).toContain("4 skipped");
  expect(text).toContain("gone@example.org");
});

test("each channel has its own line, and one alone is enough", () => {
  expect(textOf({ ...email, sent: 5 }, { ...webhooks, sent: 3, queued: 1 })).toMatch(
    /By email: 5 sent, .*By webhook: 3 sent, 1 queued, 0 failed/,
  );
  expect(textOf(webhooks)).not.toContain("By email");
});
