import { comment, incident, notice, shown, update } from "@/prisma/demo/language";

export const libraryWifi = incident("library-wifi", {
  by: "admin",
  title: "No Wi-Fi on the second floor of the library",
  summary: "The other floors work.",
  log: [
    update("2006-12-05 2:10 pm", "investigating", "Four access points on the second floor do not answer.", {
      nextBy: "2006-12-05 3:30 pm",
      services: { WIFI: "partial_outage" },
    }),
    update(
      "2006-12-05 3:20 pm",
      "identified",
      "A switch in the cabinet on that floor is broken. A spare is on its way over from the store.",
      { nextBy: "2006-12-05 6:00 pm", workaround: "The first and third floors have room and signal." },
    ),
    update("2006-12-05 5:35 pm", "resolved", "The spare is in; all four are back.", {
      withdrawsWorkaround: true,
      services: { WIFI: "operational" },
    }),
  ],
});

export const lateHours = notice("late-hours", {
  title: "The Help Desk is open until 2 am this week",
  summary: "For everybody who has trouble with mail before the finals.",
  log: [
    update(
      "2006-12-11 4:00 pm",
      "posted",
      `From today until Friday the Help Desk answers the phone until 2 am: 555-0142. You can also describe what you see under any
      entry of this log; every report is read by a person.`,
    ),
  ],
});

export const coursesLendDisks = incident("courses-lend-disks", {
  by: "admin",
  title: "Courses are slow while mailboxes are copied",
  summary: "Everything opens, but uploads take long. Nothing is lost.",
  log: [
    update(
      "2006-12-12 11:25 pm",
      "identified",
      `The storage of the course system takes in mailboxes tonight (see MAIL-7). Pages open a little later, and large uploads
      take several minutes. Deadlines tonight: please upload before midnight if you can.`,
      { nextBy: "2006-12-13 6:00 am", services: { COURSES: "degraded_performance" } },
    ),
    comment("2006-12-12 11:40 pm", {
      name: "Junior, Business",
      service: "COURSES",
      what: "My project is due at 11:59 and the upload is at 40 percent.",
      decided: shown("2006-12-12 11:44 pm"),
      answers: [
        {
          at: "2006-12-12 11:46 pm",
          by: "helpdesk",
          body: `Leave it running. The time that counts is when the upload began, and it is in the log. If your instructor asks,
            send them to this page: COURSES-1.`,
        },
      ],
      triage: [{ at: "2006-12-12 11:47 pm", triage: "known" }],
    }),
    update("2006-12-13 5:10 am", "resolved", "The copying is done and uploads are back to their usual time.", {
      happenedAt: "2006-12-13 4:00 am",
      services: { COURSES: "operational" },
    }),
  ],
});

export const newPasswords = incident("new-passwords", {
  by: "admin",
  title: "A new password reaches mail only after an hour",
  headline: "After a change of password, mail takes an hour to know it",
  summary: "Your old password keeps working for mail until then.",
  log: [
    update(
      "2006-12-14 10:20 am",
      "investigating",
      "A new password works at once everywhere but in mail, where it takes up to an hour. Since the morning.",
      {
        workaround: "Sign in to mail with the old password until the new one is taken.",
        nextBy: "2006-12-14 1:00 pm",
        services: { ACCOUNTS: "degraded_performance" },
      },
    ),
    update("2006-12-14 12:40 pm", "identified", "The list of passwords still goes to the old mail server first.", {
      nextBy: "2006-12-14 3:00 pm",
    }),
    update("2006-12-14 2:05 pm", "resolved", "It goes straight to the new one now. A change takes about a minute.", {
      withdrawsWorkaround: true,
      services: { ACCOUNTS: "operational" },
    }),
  ],
});
