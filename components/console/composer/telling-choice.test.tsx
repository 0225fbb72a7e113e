import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type ComposerMail, TellingChoice } from "./telling-choice";

test.each<[string, ComposerMail, RegExp]>([
  ["without a mail server", { isSetUp: false, subscriberCount: 3, failure: null }, /^Nobody will be told by mail/],
  ["without subscribers", { isSetUp: true, subscriberCount: 0, failure: null }, /Nobody has subscribed yet/],
  ["with many", { isSetUp: true, subscriberCount: 9_940, failure: null }, /9,940 addresses have subscribed/],
  [
    "while mail is down",
    { isSetUp: true, subscriberCount: 1, failure: "It is gone." },
    /does not go out just now: It is gone\./,
  ],
])("%s it says who is told", (_, mail, expected) => {
  const html = renderToStaticMarkup(<TellingChoice mail={mail} isChosen onChange={() => undefined} />);

  expect(html.replace(/<[^>]+>/g, "")).toMatch(expected);
});
