import { knownError } from "@/prisma/demo/known-error-story";
import { mailIsSlow } from "./mail-is-slow";

/** What WebMail says while the incident of now lasts. */
export const sentCopyTimesOut = knownError("sent-copy", {
  at: "1 h 33 min ago",
  title: "WebMail hangs after Send: connection timed out",
  messages: ["Connection timed out", "There was an error saving your message to the Sent folder."],
  cause: `Your message goes out within seconds. What fails is the step after it: WebMail puts a copy into your Sent folder, and the
    disk that holds these folders is so busy that the page gives up waiting.`,
  workaround: `Send it once, even when the page hangs. To be spared the wait, turn off the Sent copy:

    1. In WebMail choose **Options**.
    2. Choose **Folder Preferences**.
    3. Set **Sent Folder** to **Do Not Use Sent**.
    4. Save.

    To keep a copy all the same, put yourself in CC.`,
  services: ["WEBMAIL"],
  updates: [[mailIsSlow, 3, 4]],
});
