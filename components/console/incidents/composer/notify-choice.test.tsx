import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type ComposerMail, NotifyChoice } from "./notify-choice";

test.each<[string, ComposerMail, number, RegExp]>([
  ["without a mail server", { isSetUp: false, subscriberCount: 3, failure: null }, 0, /^Nobody is notified by email/],
  ["without subscribers", { isSetUp: true, subscriberCount: 0, failure: null }, 0, /Nobody has subscribed yet/],
  [
    "with many",
    { isSetUp: true, subscriberCount: 9_940, failure: null },
    1,
    /9,940 email subscribers, 1 webhook, 2 browsers\. Only those subscribed/,
  ],
  [
    "while mail is down",
    { isSetUp: true, subscriberCount: 1, failure: "It is gone." },
    0,
    /1 email subscriber\. .* cannot be sent right now: It is gone\./,
  ],
  [
    "with webhooks alone",
    { isSetUp: false, subscriberCount: 0, failure: null },
    3,
    /^Notify subscribers3 webhooks, 6 browsers\..* Nobody is notified by email/,
  ],
])("%s it says who is notified", (_, mail, webhookCount, expected) => {
  const html = renderToStaticMarkup(
    <NotifyChoice
      mail={mail}
      webhookCount={webhookCount}
      pushSubscriptionCount={webhookCount * 2}
      isChosen
      onChange={() => undefined}
    />,
  );

  expect(html.replace(/<[^>]+>/g, "")).toMatch(expected);
});
