import { expect, test } from "vitest";
import { isPushService } from "./push-services";

test.each([
  ["https://fcm.googleapis.com/fcm/send/abc", true],
  ["https://updates.push.services.mozilla.com/wpush/v2/abc", true],
  ["https://web.push.apple.com/abc", true],
  ["https://db5p.notify.windows.com/w/?token=abc", true],
  ["http://fcm.googleapis.com/fcm/send/abc", false],
  ["https://fcm.googleapis.com:8443/abc", false],
  ["https://fcm.googleapis.com.example.org/abc", false],
  ["https://notfcm.googleapis.com/abc", false],
  ["https://user:secret@fcm.googleapis.com/abc", false],
  ["https://example.org/https://fcm.googleapis.com/", false],
  ["https://push.example.edu/abc", true],
  ["http://127.0.0.1:4000/abc", true],
  ["http://127.0.0.1:4001/abc", false],
  ["nothing", false],
])("%s: %s", (address, expected) => {
  expect(isPushService(address, "push.example.edu, 127.0.0.1:4000")).toBe(expected);
});
