import { comment, maintenance, shown, update } from "@/prisma/demo/language";

export const theMove = maintenance("the-move", {
  title: "All mailboxes move to the new mail server",
  summary: "Nothing to do for you. Your mailbox is closed for about a minute while it moves.",
  scheduledFor: "2006-12-07 9:00 pm",
  scheduledUntil: "2006-12-14 6:00 am",
  log: [
    update(
      "2006-12-06 4:10 pm",
      "scheduled",
      `The new mail server is here. Tomorrow we set it up and put it under load, and from 9:00 pm we move the mailboxes,
      76,000 of them, a few at a time. We have set aside a week for it.

      You need not do anything. Addresses, passwords and folders stay the same.`,
      { services: { MAIL: "under_maintenance" } },
    ),
    update(
      "2006-12-07 5:30 pm",
      "scheduled",
      `The system and the mail software are installed, and the server carried a simulated load all day without complaint.
      The move begins tonight as planned.`,
    ),
    update("2006-12-07 9:00 pm", "in_progress", "We have begun.", {
      nextBy: "2006-12-08 10:00 am",
      services: { MAIL: "under_maintenance" },
      readings: [{ label: "Accounts moved", value: 0, unit: "count", capacity: 76_000 }],
    }),
    update(
      "2006-12-08 9:30 am",
      "in_progress",
      `The first night went without trouble. At this pace we need the whole week; we are looking at what would make it
      quicker without slowing down those who read mail meanwhile.`,
      {
        nextBy: "2006-12-09 9:00 pm",
        readings: [{ label: "Accounts moved", value: 5_300, unit: "count", capacity: 76_000 }],
      },
    ),
    comment("2006-12-08 10:20 am", {
      name: "Adjunct, Nursing",
      service: "MAIL",
      program: "Outlook",
      what: "How do I know whether mine has moved? And will my Outlook have to be changed?",
      decided: shown("2006-12-08 10:32 am"),
      answers: [
        {
          at: "2006-12-08 10:35 am",
          by: "helpdesk",
          body: `You will not notice, and that is the plan: Outlook keeps asking the same address, and the servers settle
            between them who has your mailbox. Nothing to change.`,
        },
      ],
      triage: [{ at: "2006-12-08 10:36 am", triage: "known" }],
    }),
    update(
      "2006-12-09 8:30 pm",
      "in_progress",
      `Since last night four copies run side by side, and on a Saturday nobody minds.`,
      {
        nextBy: "2006-12-10 5:00 pm",
        readings: [{ label: "Accounts moved", value: 38_700, unit: "count", capacity: 76_000 }],
      },
    ),
    update(
      "2006-12-10 3:30 pm",
      "in_progress",
      `We are ahead of the plan, and everything we have measured on the new server is far better than on the old one. So we
      do not leave people on the old one for another week: around midnight the new server takes over for everybody. Mail
      will be unreachable for a while around that time. What is sent meanwhile waits and is delivered afterwards.`,
      {
        nextBy: "2006-12-11 1:00 am",
        readings: [{ label: "Accounts moved", value: 68_400, unit: "count", capacity: 76_000 }],
      },
    ),
    update(
      "2006-12-11 12:25 am",
      "verifying",
      `The new server has been in use since a few minutes after midnight. Signing in, sending and receiving work from on
      and off campus. The first morning with everyone on it will tell.`,
      {
        happenedAt: "2006-12-11 12:04 am",
        nextBy: "2006-12-11 8:00 am",
        services: { MAIL: "operational" },
        readings: [{ label: "Accounts moved", value: 76_000, unit: "count", capacity: 76_000 }],
      },
    ),
    update(
      "2006-12-11 7:30 am",
      "completed",
      "A quiet night. The move is done; the old storage goes back to its owners.",
      {
        services: { MAIL: "operational" },
      },
    ),
  ],
});
