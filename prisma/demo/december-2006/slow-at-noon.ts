import { comment, incident, shown, update } from "@/prisma/demo/language";

export const slowAtNoon = incident("slow-at-noon", {
  title: "Mail is slow on the borrowed storage, worst from 10 am to 3 pm",
  headline: "Mail is slow from 10 am to 3 pm",
  summary: "The borrowed storage cannot serve everyone at once. Mail arrives late in those hours; none is lost.",
  log: [
    update(
      "2006-11-27 10:40 am",
      "investigating",
      `Since about 10 o'clock folders have been slow to open, and some people are thrown out with the message “Connection
      dropped by IMAP server”. It is the first working day on the borrowed storage. We are finding out what holds it up.`,
      {
        happenedAt: "2006-11-27 10:00 am",
        nextBy: "2006-11-27 3:30 pm",
        services: { MAIL: "degraded_performance", WEBMAIL: "degraded_performance" },
      },
    ),
    comment("2006-11-27 11:20 am", {
      name: "Registrar's office",
      service: "MAIL",
      program: "Eudora",
      error: "Connection dropped by IMAP server",
      what: "All five of us in the office get this about every ten minutes, and then it works again for a while.",
      decided: shown("2006-11-27 11:26 am"),
      answers: [
        {
          at: "2006-11-27 3:25 pm",
          by: "editor",
          body: `That is the limit of 1,000 connections that we describe in the update of this afternoon. Five people in
            one office with two folders open each are ten of them. Closing the program over lunch helps the others.`,
        },
      ],
      triage: [{ at: "2006-11-27 11:27 am", triage: "known" }],
    }),
    update(
      "2006-11-27 3:20 pm",
      "identified",
      `Every program that reads mail, be it WebMail, Outlook or Eudora, holds a connection to the server. It accepts
      1,000 of them. Because each answer now takes longer, connections stay open longer, and between 10 am and 3 pm all of
      them are taken. The next person is refused, and sees “Connection dropped by IMAP server”.

      We are not raising the limit for now: the storage would only get slower for everybody.`,
      {
        workaround: `Read mail before 10 am or after 3 pm where you can. If you are dropped, wait a minute and then click
          once: each further click asks for one more connection.`,
        nextBy: "2006-11-29 5:00 pm",
        readings: [{ label: "Connections", value: 1000, unit: "count", capacity: 1000 }],
      },
    ),
    update(
      "2006-11-29 4:40 pm",
      "identified",
      `A new server with storage of its own is ordered. We do not have a delivery date yet. Until it is here the slow hours will come back every working day.`,
      { nextBy: "2006-12-04 12:00 pm" },
    ),
    update(
      "2006-12-04 11:30 am",
      "identified",
      "No change. All connections have been taken since 10:05, and delivery lags.",
      {
        nextBy: "2006-12-06 5:00 pm",
        readings: [
          { label: "Connections", value: 1000, unit: "count", capacity: 1000 },
          { label: "Messages waiting", value: 6_200, unit: "messages" },
        ],
      },
    ),
    update(
      "2006-12-06 3:45 pm",
      "identified",
      `The new server came off the truck this afternoon. How we move the mailboxes to it is in the maintenance entry that
      follows in a few minutes.`,
      { nextBy: "2006-12-08 12:00 pm" },
    ),
    update(
      "2006-12-08 9:50 am",
      "identified",
      `Several of you ask why it is bad at one hour and fine at the next. Two things add up: how many people read, and how
      much mail comes in. The first follows the timetable. The second does not, so we cannot tell you the good hours
      beforehand. Each mailbox that has moved to the new server takes a little off both.`,
      { nextBy: "2006-12-11 9:00 am" },
    ),
    update(
      "2006-12-11 12:40 am",
      "resolved",
      `The borrowed storage is out of service: since midnight all mail runs on the new server. What we see there gets an
      entry of its own.`,
      {
        summary: "The borrowed storage could not serve everyone at once. Mail came late in those hours; none was lost.",
        withdrawsWorkaround: true,
        services: { MAIL: "operational", WEBMAIL: "operational" },
      },
    ),
  ],
});
