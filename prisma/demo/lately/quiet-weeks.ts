import { comment, incident, maintenance, notice, shown, update } from "@/prisma/demo/language";

/** The last three months of the demo: small things, each of them over. */
export const quietWeeks = [
  notice("about-this-log", {
    title: "What you are looking at",
    summary: "A demonstration of Allclear: the campus is made up, the trouble of December 2006 is not.",
    log: [
      update(
        "80 days ago 9:00 am",
        "posted",
        `This log shows what Allclear does. The entries of **November and December 2006** retell an outage that a university
        went through then: the times and the figures are real, the words, the names and the small things around it are ours.
        Everything after that is made up, and so are the numbers at the top of the first page, which repeat a bad day over and
        over.`,
      ),
    ],
  }),
  incident("courses-full", {
    by: "admin",
    title: "Courses cannot be opened",
    summary: "Nothing is lost. Uploads that had finished are kept.",
    log: [
      update("63 days ago 9:14 am", "investigating", "Courses answers with an error page since 9:12. We are looking.", {
        happenedAt: "63 days ago 9:12 am",
        nextBy: "63 days ago 9:45 am",
        services: { COURSES: "major_outage" },
      }),
      update("63 days ago 9:31 am", "identified", "Its database is full. We are making room.", {
        nextBy: "63 days ago 10:15 am",
      }),
      update(
        "63 days ago 9:52 am",
        "resolved",
        "Open again since 9:48. An alarm now rings two weeks before it is full.",
        {
          happenedAt: "63 days ago 9:48 am",
          services: { COURSES: "operational" },
        },
      ),
    ],
  }),
  maintenance("wifi-controllers", {
    by: "admin",
    title: "New software for the Wi-Fi controllers",
    summary: "Wi-Fi drops for about five minutes, building by building.",
    scheduledFor: "48 days ago 6:00 am",
    scheduledUntil: "48 days ago 7:30 am",
    log: [
      update("53 days ago 2:00 pm", "scheduled", "North of the river first, then south. Wired connections stay up.", {
        services: { WIFI: "under_maintenance" },
      }),
      update("48 days ago 6:00 am", "in_progress", "We have begun in the north.", {
        services: { WIFI: "under_maintenance" },
      }),
      update("48 days ago 7:20 am", "completed", "Done. Six minutes per building at most.", {
        services: { WIFI: "operational" },
      }),
    ],
  }),
  incident("late-delivery", {
    title: "Mail from outside arrives late",
    summary: "Nothing is lost. Mail within campus is not affected.",
    log: [
      update("34 days ago 1:20 pm", "investigating", "Mail from outside takes up to 25 minutes today.", {
        nextBy: "34 days ago 2:30 pm",
        services: { MAIL: "degraded_performance" },
        readings: [{ label: "Delivery takes", value: 1_500, unit: "seconds" }],
      }),
      update(
        "34 days ago 2:10 pm",
        "identified",
        "The spam filter has far more to do than usual. A second one is starting.",
        {
          nextBy: "34 days ago 3:30 pm",
        },
      ),
      comment("34 days ago 2:25 pm", {
        name: "Admissions",
        service: "MAIL",
        program: "Outlook",
        what: "Applicants on the phone tell us they wrote an hour ago. Nothing here.",
        decided: shown("34 days ago 2:31 pm"),
        answers: [
          {
            at: "34 days ago 3:20 pm",
            by: "helpdesk",
            body: "Please look now: what waited came in between 2:40 and 3:10.",
          },
        ],
        triage: [
          { at: "34 days ago 2:32 pm", triage: "known" },
          { at: "34 days ago 3:21 pm", triage: "fixed" },
        ],
      }),
      update("34 days ago 3:15 pm", "resolved", "Nothing waits any more, and mail takes 4 seconds again.", {
        services: { MAIL: "operational" },
        readings: [{ label: "Delivery takes", value: 4, unit: "seconds" }],
      }),
    ],
  }),
  incident("sign-in-refused", {
    by: "admin",
    title: "Signing in fails for some people",
    summary: "Whoever is signed in stays signed in.",
    log: [
      update("21 days ago 8:04 am", "investigating", "About one in ten cannot sign in since 7:55.", {
        happenedAt: "21 days ago 7:55 am",
        nextBy: "21 days ago 8:45 am",
        services: { ACCOUNTS: "partial_outage" },
      }),
      update("21 days ago 8:22 am", "resolved", "One of three sign-in servers had the wrong time. It is right again.", {
        services: { ACCOUNTS: "operational" },
      }),
    ],
  }),
  maintenance("courses-new-term", {
    by: "admin",
    title: "Courses is set up for the new term",
    summary: "Courses is closed for half an hour early on that day.",
    scheduledFor: "11 days ago 5:30 am",
    scheduledUntil: "11 days ago 6:00 am",
    log: [
      update("15 days ago 11:00 am", "scheduled", "Old courses stay where they are, for reading.", {
        services: { COURSES: "under_maintenance" },
      }),
      update("11 days ago 5:30 am", "in_progress", "Courses is closed.", {
        services: { COURSES: "under_maintenance" },
      }),
      update("11 days ago 5:57 am", "completed", "Open again, three minutes early.", {
        services: { COURSES: "operational" },
      }),
    ],
  }),
  incident("slow-search", {
    title: "Search in WebMail finds nothing from the last two days",
    summary: "The messages are there and can be read; only the search does not know them.",
    log: [
      update("5 days ago 10:40 am", "identified", "The index stopped the night before last. We are rebuilding it.", {
        nextBy: "5 days ago 3:00 pm",
        services: { WEBMAIL: "degraded_performance" },
      }),
      update("5 days ago 2:35 pm", "resolved", "The index is complete.", { services: { WEBMAIL: "operational" } }),
    ],
  }),
  maintenance("wifi-library", {
    by: "admin",
    title: "New access points in the library",
    summary: "Wi-Fi in the library is off floor by floor, for about twenty minutes each.",
    scheduledFor: "in 3 days 6:00 am",
    scheduledUntil: "in 3 days 8:00 am",
    log: [
      update(
        "4 days ago 3:00 pm",
        "scheduled",
        `We begin on the top floor and are done before the library opens. Nothing changes on your device: the name of the network
        and your password stay the same.`,
        { services: { WIFI: "under_maintenance" } },
      ),
    ],
  }),
  maintenance("mail-certificates", {
    title: "Mail gets its new certificate, two weeks before the old one ends",
    summary: "Mail programs reconnect once. Nothing to do for you.",
    scheduledFor: "in 9 days 5:00 am",
    scheduledUntil: "in 9 days 5:30 am",
    log: [
      update(
        "2 days ago 9:30 am",
        "scheduled",
        "We had it the other way round once (WEBMAIL-1), and once was enough.",
        {
          services: { MAIL: "under_maintenance" },
        },
      ),
    ],
  }),
];
