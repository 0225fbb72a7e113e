import { comment, incident, shown, update } from "@/prisma/demo/language";

export const cannotParse = incident("cannot-parse", {
  title: "Some mailboxes answer “failed to parse the mailbox”",
  headline: "Some inboxes do not open: “failed to parse the mailbox”",
  summary: "The messages are there; the server cannot read the mailbox until we mend it.",
  log: [
    update(
      "2006-12-07 5:10 pm",
      "investigating",
      `Some people sign in to WebMail and get this in place of their inbox:

      \`\`\`
      ERROR: Could not complete request.
      Query: SELECT "INBOX"
      Reason Given: failed to parse the mailbox
      \`\`\`

      We do not know yet what causes it. If you get it, write the time below, to the minute if you can.`,
      { nextBy: "2006-12-08 10:00 am", services: { MAIL: "degraded_performance", WEBMAIL: "degraded_performance" } },
    ),
    comment("2006-12-07 6:32 pm", {
      name: "Sophomore, Engineering",
      service: "WEBMAIL",
      program: "WebMail",
      error: 'Query: SELECT "INBOX" Reason Given: failed to parse the mailbox',
      what: "6:28 pm and again 6:30 pm. At 6:31 it opened as if nothing had been.",
      decided: shown("2006-12-07 6:40 pm"),
      triage: [
        { at: "2006-12-07 6:41 pm", triage: "looking" },
        { at: "2006-12-08 8:05 am", triage: "not_reproduced" },
        { at: "2006-12-08 10:25 am", triage: "known" },
      ],
      answers: [
        {
          at: "2006-12-08 8:04 am",
          by: "editor",
          body: `The two times are in our log, thank you: that helps. We signed in to a copy of your mailbox a dozen times
            last night and it opened each time. We keep looking.`,
        },
      ],
    }),
    update(
      "2006-12-08 9:36 am",
      "investigating",
      `Last night we opened every mailbox that was reported, through WebMail, and each one opened. The error does stand in
      the server's log, once so far this morning. Every error that you see leaves a line in that log; as a rule we look in on it now and then; this week somebody reads it all day.`,
      { nextBy: "2006-12-08 1:00 pm" },
    ),
    update(
      "2006-12-08 10:15 am",
      "identified",
      `The message has more than one cause, and we have found one: stretches of empty bytes inside the mailbox, written
      when the connection to the shared storage broke off. Up to 630 accounts can have it. Some of these have mended
      themselves as new mail came in. We go down the list and mend the others.`,
      {
        nextBy: "2006-12-11 2:00 pm",
        readings: [{ label: "Accounts to look at", value: 630, unit: "count" }],
      },
    ),
    update(
      "2006-12-11 1:20 pm",
      "identified",
      `We have a way to mend every kind of damage that we have seen so far, and are working through the list. No message
      is lost in it. A damaged mailbox is closed for about a minute while we are in it.`,
      { nextBy: "2006-12-12 9:00 am" },
    ),
    update(
      "2006-12-12 8:20 am",
      "identified",
      `A script went through the accounts named in the server's log last night and mended 460 of them. It knows of an
      account only once somebody has tried to sign in. If you were away these days, yours may still be damaged: sign in
      once, and it is on tonight's list.`,
      {
        nextBy: "2006-12-14 9:00 am",
        readings: [{ label: "Accounts mended", value: 460, unit: "count", capacity: 630 }],
      },
    ),
    update(
      "2006-12-14 8:50 am",
      "monitoring",
      `The log of yesterday shows no new mailbox with empty bytes in it. What it does show are a few broken indexes, which
      also keep a mailbox from opening. The server rebuilds most of them by itself and we do the rest by hand.`,
      { nextBy: "2006-12-15 5:00 pm" },
    ),
    update(
      "2006-12-15 4:50 pm",
      "resolved",
      "Nothing new in the log for two days. The script keeps running every night.",
      {
        services: { MAIL: "operational", WEBMAIL: "operational" },
      },
    ),
    update(
      "2006-12-18 11:05 am",
      "identified",
      `We are reopening this. The mailboxes that were damaged at Thanksgiving have a part in the stops of the mail server (see
      MAIL-9). Waiting until somebody trips over one is no longer good enough: we are going to look into all of them.`,
      { nextBy: "2006-12-20 6:00 pm", services: { MAIL: "degraded_performance", WEBMAIL: "degraded_performance" } },
    ),
    update(
      "2006-12-20 5:15 pm",
      "resolved",
      `All 76,000 mailboxes have been read from end to end. The damaged ones among them are mended, and a second pass
      found none.`,
      {
        summary: "Damage from the days on shared storage. All mailboxes were read and mended; no message was lost.",
        services: { MAIL: "operational", WEBMAIL: "operational" },
        readings: [{ label: "Mailboxes read", value: 76_000, unit: "count", capacity: 76_000 }],
      },
    ),
  ],
});
