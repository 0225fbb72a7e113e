import { comment, incident, maintenance, notice, shown, update } from "@/prisma/demo/language";

export const halfAnHour = incident("half-an-hour", {
  title: "Mail is down on Wednesday evening",
  summary: "Nothing is lost. Mail that is sent to campus waits until the server is back.",
  log: [
    update("2006-12-13 8:07 pm", "investigating", "Mail and WebMail stopped at 8:02. We are at the machine.", {
      happenedAt: "2006-12-13 8:02 pm",
      nextBy: "2006-12-13 8:45 pm",
      services: { MAIL: "major_outage", WEBMAIL: "major_outage" },
    }),
    update(
      "2006-12-13 8:38 pm",
      "resolved",
      `It is running again after half an hour. The server had lost its way to the borrowed storage; we mounted it anew and checked the
      mailboxes that were open at the time. They are whole.`,
      {
        happenedAt: "2006-12-13 8:33 pm",
        summary: "Down for 31 minutes. Nothing was lost.",
        services: { MAIL: "operational", WEBMAIL: "operational" },
      },
    ),
  ],
});

export const certificateLapsed = incident("certificate-lapsed", {
  title: "The security certificate of WebMail has lapsed",
  headline: "WebMail warns of an expired certificate",
  summary: "Your sign-in is still encrypted. The certificate only says who we are, and its year is over.",
  log: [
    update(
      "2006-12-16 11:20 am",
      "identified",
      `Since this morning browsers warn before they open WebMail. Ours was issued for a year, and with everything else going on we missed the date. The connection is encrypted as before.

      We have asked for a new one. The office that signs it works again on Monday.`,
      {
        workaround: `Look at the address before you go past the warning: it must begin with https://webmail.example.edu/. If it
          does, you can go on. If it reads otherwise, stop and call the Help Desk.`,
        nextBy: "2006-12-18 12:00 pm",
        services: { WEBMAIL: "degraded_performance" },
      },
    ),
    comment("2006-12-16 3:10 pm", {
      name: "Parent of a freshman",
      service: "WEBMAIL",
      what: "Should my daughter change her password? She clicked through the warning before she read this.",
      decided: shown("2006-12-16 3:40 pm"),
      answers: [
        {
          at: "2006-12-16 3:42 pm",
          by: "helpdesk",
          body: "If the address was ours, there is no need. If she is not sure, changing it does no harm and takes a minute.",
        },
      ],
      triage: [{ at: "2006-12-16 3:43 pm", triage: "known" }],
    }),
    update("2006-12-18 11:45 am", "identified", "Paid and applied for. We expect it today or tomorrow.", {
      nextBy: "2006-12-19 5:00 pm",
    }),
    update(
      "2006-12-19 2:15 pm",
      "resolved",
      `The new certificate is in place and browsers are content. The day on which it ends is now in three calendars.`,
      {
        summary: "For three days browsers warned before they opened WebMail. Sign-ins were encrypted all the time.",
        withdrawsWorkaround: true,
        services: { WEBMAIL: "operational" },
      },
    ),
  ],
});

export const popReaders = incident("pop-readers", {
  title: "Fetching mail with POP fails now and then",
  headline: "Outlook and others sometimes cannot fetch mail with POP",
  summary: "WebMail and programs that use IMAP are not affected. Nothing is lost.",
  log: [
    update(
      "2006-12-18 1:30 pm",
      "investigating",
      `Some of the machines that stand between you and the mail server have been unwell for a few days. With IMAP you hardly
      notice. Programs that fetch mail with POP, Outlook among them, fail now and then and succeed at the next try.`,
      {
        workaround: "Let the program try again, or read your mail in WebMail.",
        nextBy: "2006-12-19 12:00 pm",
        services: { MAIL: "degraded_performance" },
      },
    ),
    update(
      "2006-12-19 11:50 am",
      "identified",
      "Two of six machines answer with old data. We are trying a fix on one today.",
      {
        nextBy: "2006-12-20 12:00 pm",
        readings: [{ label: "Machines that fail", value: 2, unit: "count", capacity: 6 }],
      },
    ),
    update("2006-12-20 11:15 am", "resolved", "The fix held for a day on the first machine and is on all six now.", {
      withdrawsWorkaround: true,
      services: { MAIL: "operational" },
    }),
  ],
});

export const backToShared = maintenance("back-to-shared", {
  title: "The remaining mailboxes move to the shared drive",
  summary: "You may notice a moment's pause. We do it so that the new server can be switched off for its firmware.",
  scheduledFor: "2006-12-18 10:00 pm",
  scheduledUntil: "2006-12-19 6:00 am",
  log: [
    update(
      "2006-12-18 3:00 pm",
      "scheduled",
      `The new server needs new firmware, and while that goes in no mailbox may be on it. Tonight the half that is still there
      joins the other half on the shared drive.`,
      { services: { MAIL: "under_maintenance" } },
    ),
    update("2006-12-18 10:05 pm", "in_progress", "We have begun.", { services: { MAIL: "under_maintenance" } }),
    update("2006-12-19 6:10 am", "completed", "All mailboxes are on the shared drive. Nothing to notice, we hope.", {
      happenedAt: "2006-12-19 5:20 am",
      services: { MAIL: "operational" },
    }),
  ],
});

export const newFirmware = maintenance("new-firmware", {
  title: "New firmware for the mail server",
  summary: "Mail may pause for about ten minutes early on Thursday. Mail that is sent meanwhile waits.",
  scheduledFor: "2006-12-21 5:00 am",
  scheduledUntil: "2006-12-21 5:30 am",
  log: [
    update(
      "2006-12-19 3:40 pm",
      "scheduled",
      `This is the step that we did not dare on the night of the 12th, when every mailbox hung on that machine. Now none does:
      another server takes over, the firmware goes in, and we switch back.`,
      { services: { MAIL: "under_maintenance" } },
    ),
    update("2006-12-21 5:00 am", "in_progress", "The other server has taken over. Firmware is being written.", {
      services: { MAIL: "under_maintenance" },
    }),
    update("2006-12-21 5:24 am", "verifying", "Written, and the disks answer as they did in the first tests.", {
      readings: [{ label: "Inbox page opens in", value: 2, unit: "seconds" }],
    }),
    update("2006-12-21 5:29 am", "completed", "Switched back. Mail paused for two minutes each way.", {
      services: { MAIL: "operational" },
    }),
  ],
});

export const lookingBack = notice("looking-back", {
  title: "Four weeks of mail trouble, looked back upon",
  summary: "What failed, what was lost, and what is different now.",
  log: [
    update(
      "2006-12-22 10:00 am",
      "posted",
      `On Thanksgiving Day the storage of all mailboxes failed. For two and a half weeks mail ran on storage that was not made
      for it, and that damaged some mailboxes. The new server was put to use a few days before its disks were ready for it, and
      that was our decision. Since the 13th mail has been fast, and since the 20th it has not stopped.

      **What was lost:** the Sent copies of one night, 22 to 23 November, and those that timed out in WebMail on
      12 December. We know of no message that did not reach its reader.

      **What is different now:** mailboxes are on two sets of disks; a machine that stops is started again within minutes; the
      log is read by a program as well as by people; and a new server gets a working week of real load before it gets yours.

      Thank you for every report, the angry ones included. Several of them found the fault before we did.`,
    ),
  ],
});
