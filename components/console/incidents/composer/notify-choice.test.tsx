import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type ComposerMail, NotifyChoice } from "./notify-choice";

test.each<[string, ComposerMail, number, RegExp]>([
  ["without a mail server", { isSetUp: false, subscriberCount: 3, failure: null }, 0, /^Nobody will be told by mail/],
  ["without subscribers", { isSetUp: true, subscriberCount: 0, failure: null }, 0, /Nobody has subscribed by mail yet/],
  [
    "with many",
    { isSetUp: true, subscriberCount: 9_940, failure: null },
    1,
    /9,940 addresses have subscribed by mail.* 1 webhook is told.* 2 browsers are told by web push/,
  ],
  [
    "while mail is down",
    { isSetUp: true, subscriberCount: 1, failure: "It is gone." },
    0,
    /does not go out just now: It is gone\./,
  ],
  [
    "with webhooks alone",
    { isSetUp: false, subscriberCount: 0, failure: null },
    3,
    /^Tell subscribersNobody will be told by mail.* 3 webhooks are told by webhook/,
  ],
])("%s it says who is told", (_, mail, webhookCount, expected) => {
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
