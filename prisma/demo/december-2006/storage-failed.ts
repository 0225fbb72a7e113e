import { comment, correction, incident, shown, update } from "@/prisma/demo/language";

export const storageFailed = incident("storage-failed", {
  title: "The storage of all mailboxes has failed",
  headline: "Mail and WebMail are down",
  summary: "The disks that hold all mailboxes have failed. Mail sent to campus waits outside and is not lost.",
  log: [
    update(
      "2006-11-23 7:05 am",
      "investigating",
      `Mail and WebMail are down. The mail server lost its disks at 6:12 this morning, and we cannot bring them back from home. Two of us are on the way to the machine room.

      Mail that is sent to campus addresses waits on the receiving servers. They keep it for five days.`,
      {
        happenedAt: "2006-11-23 6:12 am",
        nextBy: "2006-11-23 9:00 am",
        services: { MAIL: "major_outage", WEBMAIL: "major_outage" },
      },
    ),
    update(
      "2006-11-23 8:52 am",
      "identified",
      `Two disks of one storage unit failed within the hour, and the unit does not start without them. It holds every
      mailbox on campus.

      A technician of the manufacturer is on the road; on Thanksgiving Day that takes longer than usual. We do not wait
      for that: we are reading last night's backup to see whether it is intact.`,
      { nextBy: "2006-11-23 12:30 pm" },
    ),
    update(
      "2006-11-23 12:20 pm",
      "identified",
      `Wednesday's backup, taken at 10:00 pm, reads without an error. The storage unit is not coming back today, so we
      restore the backup to storage that several systems on campus share. It was never meant for mail and will be
      slow, but it has the room.

      There are 76,000 mailboxes, which is days of copying and not hours. We start the server with empty mailboxes
      first, so that new mail can come in, and then fill in the old mail behind it.`,
      { nextBy: "2006-11-23 6:00 pm" },
    ),
    update(
      "2006-11-23 5:48 pm",
      "identified",
      `New mail is coming in again and WebMail opens, on mailboxes that are still empty. What waited outside since
      this morning is being delivered now.

      Your older messages are in the backup. They come back by themselves over the next days, in an order that we cannot predict.`,
      {
        headline: "Mail works again, but most mailboxes are still empty",
        summary: "Old messages come back from the backup over the next days. You can read and send new mail.",
        workaround: `An empty inbox is no reason to do anything: leave your account in Outlook or Eudora as it is, and
          do not delete or add folders yet. They fill up again by themselves.`,
        nextBy: "2006-11-24 9:00 am",
        services: { MAIL: "partial_outage", WEBMAIL: "partial_outage" },
        readings: [{ label: "Mailboxes restored", value: 0, unit: "count", capacity: 76_000 }],
      },
    ),
    comment("2006-11-24 8:15 am", {
      name: "Graduate student, Chemistry",
      service: "WEBMAIL",
      program: "WebMail",
      what: `My inbox has four messages in it and they are all from last night. Three years of mail with my adviser were
        in there. Is it gone?`,
      decided: shown("2006-11-24 8:24 am"),
      answers: [
        {
          at: "2006-11-24 8:31 am",
          by: "editor",
          body: `It is not gone. Your mailbox is in the backup of Wednesday night, and its turn has not come yet. We are
            writing down how far we are each morning; you do not have to do anything.`,
        },
      ],
      triage: [
        { at: "2006-11-24 8:25 am", triage: "known" },
        { at: "2006-11-26 4:45 pm", triage: "fixed" },
      ],
    }),
    update(
      "2006-11-24 8:40 am",
      "identified",
      `The copying ran through the night without a stop and goes on at the same pace.`,
      {
        nextBy: "2006-11-25 10:30 am",
        readings: [{ label: "Mailboxes restored", value: 23_000, unit: "count", capacity: 76_000 }],
      },
    ),
    update(
      "2006-11-25 10:15 am",
      "identified",
      `About two thirds are back. Between the backup (Wednesday, 10:00 pm) and the failure (Thursday, 6:12 am) mail was
      delivered to disks that we can no longer read. The receiving servers still have a copy of what they handed on in
      those hours, and we are sending it in a second time. If you fetched mail that night you will see some messages
      twice.`,
      {
        nextBy: "2006-11-26 6:00 pm",
        readings: [{ label: "Mailboxes restored", value: 49_500, unit: "count", capacity: 76_000 }],
      },
    ),
    correction("2006-11-25 10:40 am", 6, {
      body: `About two thirds are back. Between the backup (Wednesday, 10:00 pm) and the failure (Thursday, 6:12 am) mail
        was delivered to disks that we can no longer read. The receiving servers still have a copy of what they handed on
        in those hours, and we are sending it in a second time. If you fetched mail that night you will see some messages
        twice: delete either one.

        Mail that you *sent* in those hours went out, but its copy in your Sent folder cannot be brought back.`,
    }),
    update(
      "2006-11-26 4:30 pm",
      "monitoring",
      `All mailboxes are restored. We are watching it overnight before we call this over.

      If a folder or a message is missing, write to us below: which folder, about which day, from whom.`,
      {
        headline: "Mail is back; please tell us if something is missing",
        summary: "All mailboxes have been restored from the backup of Wednesday night.",
        withdrawsWorkaround: true,
        nextBy: "2006-11-27 9:00 am",
        services: { MAIL: "degraded_performance", WEBMAIL: "degraded_performance" },
        readings: [{ label: "Mailboxes restored", value: 76_000, unit: "count", capacity: 76_000 }],
      },
    ),
    update(
      "2006-11-27 8:10 am",
      "resolved",
      `A quiet night. Mail runs on the shared storage until we have a new server; expect it to be slow when many people
      read at once. What cannot be brought back are the Sent copies of Wednesday night, 10:00 pm to 6:12 am. We know of nothing else that is missing.`,
      {
        summary: "Two disks failed. Every mailbox was restored from the backup; Sent copies of one night are lost.",
        services: { MAIL: "operational", WEBMAIL: "operational" },
      },
    ),
  ],
});
