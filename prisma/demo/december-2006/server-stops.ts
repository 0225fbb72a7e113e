import { comment, incident, occurrence, shown, update } from "@/prisma/demo/language";

export const serverStops = incident("server-stops", {
  title: "The mail server stops by itself",
  headline: "The mail server has stopped",
  summary: "Nothing is lost when it stops: nobody can sign in until it is started again.",
  log: [
    update(
      "2006-12-15 10:31 am",
      "investigating",
      `The mail software ended at 10:23 without a word in its log, as it did once on Wednesday. We started it again at 10:28.
      The machine itself is fine.`,
      {
        happenedAt: "2006-12-15 10:23 am",
        nextBy: "2006-12-15 11:30 am",
        services: { MAIL: "major_outage", WEBMAIL: "major_outage" },
      },
    ),
    update(
      "2006-12-15 10:36 am",
      "monitoring",
      "Everybody can sign in again. What the software wrote when it ended is on its way to its developers.",
      {
        happenedAt: "2006-12-15 10:28 am",
        headline: "The mail server has stopped and is running again",
        nextBy: "2006-12-15 6:00 pm",
        services: { MAIL: "operational", WEBMAIL: "operational" },
      },
    ),
    occurrence("2006-12-15 10:38 am", {
      happenedAt: "2006-12-15 10:23 am",
      downSeconds: 5 * 60,
      text: "Stopped without a word in its log; started by hand",
    }),
    update("2006-12-15 2:21 pm", "monitoring", "It stopped once more at 2:14 and ran again at 2:19. Same picture.", {
      happenedAt: "2006-12-15 2:14 pm",
      nextBy: "2006-12-15 6:00 pm",
    }),
    occurrence("2006-12-15 2:23 pm", {
      happenedAt: "2006-12-15 2:14 pm",
      downSeconds: 5 * 60,
      text: "Stopped at a quiet hour; started by hand",
    }),
    update(
      "2006-12-15 5:55 pm",
      "resolved",
      `Quiet since. The developers have what they need and are reading it. Over the weekend one of us carries a phone; it
      takes us about five minutes to start the software from home.`,
    ),
    comment("2006-12-17 12:47 pm", {
      name: "Resident assistant",
      service: "WEBMAIL",
      program: "WebMail",
      error: "Unable to connect",
      what: "WebMail will not let me sign in, since about a quarter to one.",
      decided: shown("2006-12-17 12:56 pm"),
      answers: [
        {
          at: "2006-12-17 12:57 pm",
          by: "editor",
          body: "Please try now: it is running again since 12:46. Anything you had open is as you left it on the server.",
        },
      ],
      triage: [{ at: "2006-12-17 12:58 pm", triage: "fixed" }],
    }),
    update(
      "2006-12-17 12:52 pm",
      "investigating",
      `Open again: it stopped at 12:40 and was started at 12:46. That is the third time since Friday, and two of the three had
      nothing to do with load. We no longer think that it goes away by itself.`,
      { happenedAt: "2006-12-17 12:40 pm", nextBy: "2006-12-18 11:00 am" },
    ),
    occurrence("2006-12-17 12:54 pm", {
      happenedAt: "2006-12-17 12:40 pm",
      downSeconds: 6 * 60,
      text: "Started from home, by the one with the phone",
    }),
    update(
      "2006-12-18 8:35 am",
      "investigating",
      "And again at 0:55 last night. Nobody was awake to see it at once; it ran again at 1:20.",
      { happenedAt: "2006-12-18 12:55 am", nextBy: "2006-12-18 11:00 am" },
    ),
    occurrence("2006-12-18 8:37 am", {
      happenedAt: "2006-12-18 12:55 am",
      downSeconds: 25 * 60,
      text: "Nobody was awake; started by hand at 1:20 am",
    }),
    update(
      "2006-12-18 10:50 am",
      "identified",
      `Together with the developers we have traced it to mailboxes that were damaged on the shared storage in the first days
      after Thanksgiving. When somebody opens one of them in a certain way, the whole server stops, for all of us.

      Now we look for a way to name these mailboxes before they are opened. A stop costs no message. What it costs is time: signing in fails until somebody has started it again.`,
      { nextBy: "2006-12-18 6:00 pm" },
    ),
    update(
      "2006-12-18 5:30 pm",
      "monitoring",
      `A small script now asks the server every minute whether it is there, and starts it when it is not. That mends nothing,
      but you should wait four minutes and not until one of us wakes up.`,
      { nextBy: "2006-12-19 9:00 am" },
    ),
    occurrence("2006-12-19 12:53 am", {
      happenedAt: "2006-12-19 12:49 am",
      downSeconds: 4 * 60,
      text: "Started again by the script",
    }),
    update(
      "2006-12-19 8:40 am",
      "monitoring",
      `The script had its first night: the server stopped at 0:49 and ran again at 0:53, down 4 minutes. We saw it over
      breakfast. The search through the mailboxes is under way (MAIL-5).`,
      { happenedAt: "2006-12-19 12:49 am", nextBy: "2006-12-20 6:00 pm" },
    ),
    update(
      "2006-12-20 5:40 pm",
      "resolved",
      `No stop since Tuesday night, and the last damaged mailbox is mended. The script stays. The five stops, and how
      long each lasted, stand below.`,
      {
        headline: "The mail server stopped five times",
        summary: "Five stops in five days, 45 minutes in all. Nothing was lost; nobody could sign in meanwhile.",
      },
    ),
  ],
});
