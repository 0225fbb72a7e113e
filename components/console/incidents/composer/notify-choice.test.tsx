import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ChannelAudience } from "@/domain/notifications/channels";
import { NotifyChoice } from "./notify-choice";

const email = { name: "Email", isReady: true, count: 0, summary: null, failure: null, note: null, needsMail: true };
const many = { ...email, count: 9_940, summary: "9,940 email subscribers" };
const none = { ...email, summary: "no email subscribers yet" };
const notSetUp = { ...email, isReady: false, note: "Email is not set up here (SMTP_URL)." };
const webhooks = { ...email, name: "Webhooks", count: 3, summary: "3 webhooks", needsMail: false };
const push = { ...webhooks, name: "Web push", isReady: false, count: 0, summary: null };

test.each<[string, ChannelAudience[], RegExp]>([
  ["without any", [notSetUp, push], /^Subscribers are not notified\. Email is not set up here \(SMTP_URL\)\.$/],
  ["without subscribers", [none, push], /^Notify subscribersNo email subscribers yet\. Only those/],
  [
    "with many",
    [many, webhooks, push],
    /9,940 email subscribers, 3 webhooks\. Only those subscribed to these services/,
  ],
  ["while one is down", [{ ...many, note: "Email does not go out just now." }], /notified\. Email does not go out/],
  ["with webhooks alone", [notSetUp, webhooks], /^Notify subscribers3 webhooks\. .* Email is not set up here/],
])("%s it says who is notified", (_, audiences, expected) => {
  const html = renderToStaticMarkup(<NotifyChoice audiences={audiences} isChosen onChange={() => undefined} />);

  expect(html.replace(/<[^>]+>/g, "")).toMatch(expected);
});
