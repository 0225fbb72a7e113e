import { comment, correction, incident, occurrence, shown, taps, update } from "@/prisma/demo/language";

/** What is open when the demo is first loaded; a quiet day goes without it. */
export const mailIsSlow = incident("mail-is-slow", {
  title: "The mail server cannot keep up with the number of readers",
  headline: "Mail is slow",
  summary: "Nothing is lost. Messages arrive, but later than they should.",
  log: [
    update(
      "3 h 5 min ago",
      "investigating",
      `For about a quarter of an hour the inbox has been slow to open, in WebMail and in other programs. Far more connections are open than usual at this hour, and we are looking for the reason.`,
      {
        happenedAt: "3 h 20 min ago",
        nextBy: "2 h 30 min ago",
        services: { MAIL: "degraded_performance", WEBMAIL: "degraded_performance" },
      },
    ),
    occurrence("2 h 57 min ago", {
      happenedAt: "2 h 58 min ago",
      downSeconds: 25,
      text: "IMAP ended under the load; restarted by the watchdog",
    }),
    comment("2 h 51 min ago", {
      name: "Graduate office",
      service: "WEBMAIL",
      program: "WebMail",
      what: "The page with the inbox needs half a minute. After that reading is all right.",
      decided: shown("2 h 47 min ago"),
      triage: [{ at: "2 h 46 min ago", triage: "known" }],
    }),
    update(
      "2 h 35 min ago",
      "investigating",
      "The numbers as of now. On other days it is about 900 connections and 3 seconds.",
      {
        nextBy: "1 h 50 min ago",
        services: { MAIL: "partial_outage" },
        readings: [
          { label: "Inbox page opens in", value: 28, unit: "seconds" },
          { label: "Connections", value: 2_140, unit: "count", capacity: 2_500 },
          { label: "Messages waiting", value: 18_400, unit: "messages" },
        ],
      },
    ),
    occurrence("2 h 25 min ago", {
      happenedAt: "2 h 26 min ago",
      downSeconds: 20,
      text: "IMAP ended under the load; restarted by the watchdog",
    }),
    comment("2 h 12 min ago", {
      name: "Sam, Facilities",
      service: "WEBMAIL",
      program: "WebMail",
      error: "Connection timed out",
      what: "Send hangs and then I get this. Tried three times. Has the work order gone out three times now?",
      decided: shown("2 h 6 min ago"),
      answers: [
        {
          at: "1 h 49 min ago",
          by: "editor",
          body: `Yes, three times, and each within seconds. What times out is the copy to your Sent folder. Once is enough, even
            when the page hangs.`,
        },
      ],
      triage: [{ at: "1 h 48 min ago", triage: "known" }],
    }),
    update(
      "1 h 55 min ago",
      "identified",
      `Sending works; the step after it does not. WebMail asks for a copy in your Sent folder, and the disk that holds those
      folders is so busy that the page gives up waiting. Each attempt that hangs keeps its connection, and that is where the
      many connections come from. Twice it became too much for the IMAP service, which ended; a watchdog started it again
      within half a minute, and each time stands below.`,
      {
        headline: "Mail is slow, and sending from WebMail often times out",
        summary:
          "Nothing is lost. Messages you send do go out within seconds; only the copy to your Sent folder fails.",
        nextBy: "1 h 10 min ago",
        services: { WEBMAIL: "partial_outage" },
      },
    ),
    update(
      "1 h 15 min ago",
      "identified",
      "Whoever turns the copy off is back in the inbox within 10 seconds, and takes load off the disk for everyone else.",
      {
        workaround: `Turn off the Sent copy: in WebMail choose **Options**, then **Folder Preferences**, set **Sent Folder** to
          **Do Not Use Sent**, and save.`,
        nextBy: "20 min ago",
        readings: [
          { label: "Connections", value: 2_310, unit: "count", capacity: 2_500 },
          { label: "Messages waiting", value: 31_000, unit: "messages" },
          { label: "Delivery takes", value: 4_800, unit: "seconds" },
        ],
      },
    ),
    correction("1 h 8 min ago", 4, {
      workaround: `Turn off the Sent copy; sending then takes 5 to 10 seconds:

        1. In WebMail choose **Options**.
        2. Choose **Folder Preferences**.
        3. Set **Sent Folder** to **Do Not Use Sent**.
        4. Save.

        To keep a copy all the same, put yourself in CC.`,
    }),
    comment("58 min ago", {
      name: "Lecturer, Biology",
      service: "WEBMAIL",
      program: "WebMail",
      what: "The four steps worked for me, thank you. Do I have to turn it on again myself later?",
      decided: shown("52 min ago"),
      answers: [
        {
          at: "47 min ago",
          by: "helpdesk",
          body: "Yes, the same way. We will write it here when it is time.",
        },
      ],
      triage: [{ at: "46 min ago", triage: "known" }],
    }),
    comment("41 min ago", {
      name: "Dorm 4",
      service: "MAIL",
      program: "Thunderbird",
      error: "failed to parse the mailbox",
      what: "Different from the others I think: my inbox does not open at all, other folders do.",
      decided: shown("37 min ago"),
      answers: [
        {
          at: "31 min ago",
          by: "editor",
          body: "That is a different fault, and we want to see it. Since when is it, and does WebMail show the same words?",
        },
      ],
      triage: [{ at: "30 min ago", triage: "needs_info" }],
    }),
    update(
      "24 min ago",
      "identified",
      `We are moving the Sent folders to a disk of their own, a few hundred accounts at a time. Mail stays on while we do it; your
      Sent folder is closed for about a minute when its turn comes.`,
      {
        nextBy: "in 36 min",
        readings: [{ label: "Accounts moved", value: 5_300, unit: "count", capacity: 76_000 }],
      },
    ),
    comment("17 min ago", {
      name: "Theatre box office",
      service: "MAIL",
      program: "Outlook",
      error: "0x800CCC0F",
      what: "Outlook stops with this while it fetches. Started half an hour ago on two of our three computers.",
      decided: shown("13 min ago"),
      triage: [{ at: "12 min ago", triage: "looking" }],
    }),
    comment("9 min ago", {
      name: "Freshman",
      service: "WEBMAIL",
      program: "WebMail",
      error: "Connection dropped by IMAP server",
      what: "Thrown out twice while writing to my adviser. Is the text still somewhere?",
    }),
    comment("7 min ago", {
      name: "Dorm 7",
      service: "WEBMAIL",
      program: "WebMail",
      error: "Connection dropped by IMAP server",
      what: "Thrown out twice while writing a long message. Is the text kept somewhere?",
    }),
    comment("6 min ago", {
      name: "Registrar",
      service: "WEBMAIL",
      error: "connection dropped by IMAP server",
      what: "All four of us get this, and have to sign in again each time.",
    }),
    comment("4 min ago", {
      service: "MAIL",
      program: "Phone",
      what: "Sent folder is empty. Completely. Is that the move you write about, or should I worry?",
    }),
    comment("3 min ago", {
      name: "Visiting scholar",
      service: "MAIL",
      program: "Outlook",
      what: "My program asks for the password again and again. Could somebody call me? 607-555-0123 until five.",
    }),
    // 237 people, most of them when lectures end.
    taps("2 h 40 min ago", { demoUsers: 14, minutes: 20, program: "WebMail" }),
    taps("2 h 10 min ago", { demoUsers: 46, minutes: 30, program: "WebMail", place: "Library" }),
    taps("1 h 40 min ago", { demoUsers: 71, minutes: 25, program: "Thunderbird", place: "Dorm 4" }),
    taps("1 h 5 min ago", { demoUsers: 52, minutes: 30, program: "Outlook", place: "Science building" }),
    taps("30 min ago", { demoUsers: 33, minutes: 30, program: "Phone" }),
    taps("2 min ago", { demoUsers: 21, minutes: 26, program: "Outlook", place: "Theatre" }),
  ],
});
