import { knownError, type KnownErrorStory } from "@/prisma/demo/known-error-story";
import { certificateLapsed } from "./after-the-storm";
import { blankMessage } from "./blank-message";
import { cannotParse } from "./cannot-parse";
import { mondayOnTheNewServer } from "./monday-on-the-new-server";
import { slowAtNoon } from "./slow-at-noon";

/** What programs said in December 2006, and what was found behind it. */
export const knownErrors2006: readonly KnownErrorStory[] = [
  knownError("blank-message", {
    at: "2006-11-30 2:22 pm",
    title: "A message from “Unknown sender” cannot be deleted",
    messages: ["Unknown sender"],
    cause: `When the mailboxes were restored after Thanksgiving, some inboxes got one separator line too many. WebMail takes it
      for the beginning of a message and shows one that has no sender, no subject and no text.`,
    workaround:
      "It is empty and does no harm in WebMail. Leave it where it is: we take the line out, and it goes by itself.",
    services: ["WEBMAIL"],
    updates: [[blankMessage, 1, 2, 4]],
    fixed: { at: "2006-12-03 6:28 pm", fixedAt: "2006-12-03 6:20 pm" },
  }),
  knownError("outlook-stops", {
    at: "2006-11-30 2:28 pm",
    title: "Outlook stops with error 0x800CCC0F",
    messages: [
      "0x800CCC0F",
      "0800CCC0F",
      "The connection to the server was interrupted. If this problem continues, contact your server administrator. Error Number: 0x800CCC0F",
    ],
    cause: `Outlook and Outlook Express read a mailbox from one end to the other and stop where it is damaged. We have seen two
      kinds of damage:

      - one separator line too many, from the restore after Thanksgiving. The same people see a blank message from “Unknown sender” in WebMail;
      - a mailbox that was cut off while it was written to the shared storage. WebMail shows nothing unusual then.`,
    workaround: `Use WebMail: it opens every message but the blank one. Please leave Outlook as it is. Installing it again, or removing
      the account from it, does not help and can cost you what is stored on your computer.`,
    services: ["MAIL"],
    updates: [[blankMessage, 1, 2, 5, 6, 7]],
    fixed: { at: "2006-12-08 4:52 pm", fixedAt: "2006-12-08 4:45 pm" },
  }),
  knownError("failed-to-parse", {
    at: "2006-12-08 10:19 am",
    title: "Inbox does not open: failed to parse the mailbox",
    messages: [
      `ERROR: Could not complete request.
      Query: SELECT "INBOX"
      Reason Given: failed to parse the mailbox`,
      "cannot parse mailbox",
      "IMAP parse error",
    ],
    cause: `More than one thing leads to this message. Most often it is a stretch of empty bytes inside the mailbox, written while
      the connection to the shared storage broke off. Now and then it is a broken index, which the server mostly rebuilds by
      itself. In both cases the messages are there, and only reading them fails.

      As many as 630 accounts could have been damaged. A number of them had mended themselves as new mail came in before anybody
      got to them.`,
    workaround: `Sign in once, even if the inbox does not open: that puts the account on the list which a script mends every night.
      No message is lost in it. If it still does not open the day after, call the Help Desk.`,
    services: ["MAIL", "WEBMAIL"],
    updates: [[cannotParse, 1, 2, 3, 4, 5, 6, 7]],
    counts: [
      { at: "2006-12-08 10:21 am", asOf: "2006-12-08 10:15 am", affected: 630 },
      { at: "2006-12-12 8:26 am", asOf: "2006-12-12 8:20 am", affected: 630, fixed: 460 },
    ],
    fixed: { at: "2006-12-15 4:58 pm", fixedAt: "2006-12-15 4:50 pm" },
  }),
  knownError("connection-dropped", {
    at: "2006-11-27 3:42 pm",
    title: "Connection dropped by IMAP server",
    messages: ["Connection dropped by IMAP server", "ERROR: Connection dropped by IMAP server."],
    cause: `The server lets 1,000 connections in at once. On the borrowed storage each answer takes longer, so that each connection
      stays open longer; between 10 am and 3 pm all of them are taken, and the next person is refused. The new server lets in
      2,500.`,
    workaround:
      "Wait a minute and click again; do not click faster. Before 10 am and after 3 pm there is room for everybody.",
    services: ["MAIL", "WEBMAIL"],
    updates: [
      [slowAtNoon, 1, 2],
      [mondayOnTheNewServer, 1, 2, 3],
    ],
    fixed: { at: "2006-12-12 8:11 am", fixedAt: "2006-12-12 8:05 am" },
  }),
  knownError("certificate", {
    at: "2006-12-16 11:27 am",
    title: "WebMail warns of an expired security certificate",
    messages: [
      "The security certificate has expired or is not yet valid.",
      "webmail.example.edu: Website Certified by an Unknown Authority",
    ],
    cause:
      "The certificate that says who we are was issued for a year, and the year was over. The connection was encrypted as before.",
    workaround: `Look at the address before you go past the warning: it must begin with https://webmail.example.edu/. If it reads
      otherwise, stop and call the Help Desk.`,
    services: ["WEBMAIL"],
    updates: [[certificateLapsed, 1, 2, 3]],
    fixed: { at: "2006-12-19 2:21 pm", fixedAt: "2006-12-19 2:15 pm" },
  }),
];
