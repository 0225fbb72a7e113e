import { comment, incident, shown, update } from "@/prisma/demo/language";

export const mondayOnTheNewServer = incident("monday-on-the-new-server", {
  title: "The new mail server is slow and drops connections",
  headline: "Mail drops connections and arrives late",
  summary: "The new server waits for its disks. Nothing is lost; mail is delivered late.",
  log: [
    update(
      "2006-12-11 9:05 am",
      "investigating",
      `It works, but much more slowly than anything that we measured before the switch. Many people see “Connection dropped
      by IMAP server”.`,
      {
        happenedAt: "2006-12-11 8:40 am",
        nextBy: "2006-12-11 10:45 am",
        services: { MAIL: "degraded_performance", WEBMAIL: "degraded_performance" },
      },
    ),
    comment("2006-12-11 9:48 am", {
      name: "Priya",
      service: "WEBMAIL",
      program: "WebMail",
      error: "Connection dropped by IMAP server",
      what: "Every second click. I thought the new server was supposed to end this?",
      decided: shown("2006-12-11 9:55 am"),
      answers: [
        {
          at: "2006-12-11 10:48 am",
          by: "editor",
          body: `So did we. It is a different cause with the same message: the disks of the new server answer too slowly, and
            the connection gives up waiting. What we do about it is in the update of 10:40.`,
        },
      ],
      triage: [{ at: "2006-12-11 9:56 am", triage: "known" }],
    }),
    update(
      "2006-12-11 10:40 am",
      "identified",
      `The disks of the new server deliver a fraction of what they did in the tests. Requests wait for them until they time
      out, and that is the dropped connection on your screen. We have called the maker of the mail software and the maker
      of the server, and are comparing every setting with the test machine.`,
      { nextBy: "2006-12-11 2:00 pm" },
    ),
    update(
      "2006-12-11 1:53 pm",
      "identified",
      `Through the morning we have raised the number of connections that the server accepts, step by step, from 1,000 to
      2,500. Nearly all of them are in use now, and the number has stopped growing. You should no longer be dropped.

      It has a price. The disks do only so much, and what goes into reading is missing from delivery: mail reaches your
      inbox later than it did this morning.`,
      {
        headline: "Mail arrives late",
        nextBy: "2006-12-11 5:30 pm",
        readings: [{ label: "Connections", value: 2_500, unit: "count", capacity: 2_500 }],
      },
    ),
    update(
      "2006-12-11 5:15 pm",
      "identified",
      `People are no longer dropped, but delivery falls behind. The messages that wait are safe on the receiving servers.
      Tonight, when fewer people read, we change how the server reads from its disks.`,
      {
        nextBy: "2006-12-11 11:00 pm",
        readings: [{ label: "Messages waiting", value: 19_000, unit: "messages" }],
      },
    ),
    update(
      "2006-12-11 10:50 pm",
      "identified",
      `The change on the reading side is in. Opening a mailbox is a little quicker; the disks as a whole are hardly any better.
      There is one more thing to try before the morning, on the settings of the disk controller, and it needs a restart.`,
      { nextBy: "2006-12-12 7:00 am" },
    ),
    update(
      "2006-12-12 6:50 am",
      "monitoring",
      `We restarted the server twice this morning and changed the settings of the new machine's firmware in between. The
      number of open connections is back to normal, nothing waits for delivery, and a message arrives as soon as it is sent.

      It is early, and early is easy. The test is the hour before lunch.`,
      {
        happenedAt: "2006-12-12 6:30 am",
        nextBy: "2006-12-12 8:30 am",
        readings: [{ label: "Messages waiting", value: 0, unit: "messages" }],
      },
    ),
    update(
      "2006-12-12 8:05 am",
      "resolved",
      "No one dropped and nothing waiting since the restart. We keep watching.",
      {
        summary: "The new server waited for its disks. Nothing was lost; mail was delivered late.",
        services: { MAIL: "operational", WEBMAIL: "operational" },
      },
    ),
  ],
});
