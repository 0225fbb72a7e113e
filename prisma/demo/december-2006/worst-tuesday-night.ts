import { update } from "@/prisma/demo/language";

/** From Tuesday evening to the morning on which it was over. */
export const worstTuesdayNight = [
  update(
    "2006-12-12 8:10 pm",
    "identified",
    `We begin at 8:30. Mail and WebMail are off while the driver goes in. Mail that is sent to campus meanwhile waits on the
    receiving servers, as it did at Thanksgiving.`,
    { nextBy: "2006-12-12 11:30 pm" },
  ),
  update("2006-12-12 8:30 pm", "identified", "Mail is off.", {
    headline: "Mail and WebMail are off while we work on the server",
    summary: "Nothing is lost. Mail that is sent to campus waits and is delivered afterwards.",
    nextBy: "2006-12-12 11:30 pm",
    services: { MAIL: "major_outage", WEBMAIL: "major_outage" },
  }),
  update(
    "2006-12-12 11:00 pm",
    "identified",
    `The new driver is in, and incoming mail has a part of the disk to itself. The firmware we left alone: if that goes wrong
    the mailboxes go with it, and no speed is worth that. The honest result: we see no difference.

    So the second way it is. Attaching the borrowed storage straight to our server turned out to be impossible, as it is built
    it would have taken the course system down. We use it over the network instead and are copying mailboxes to it now. The
    server stays off while we copy.`,
    {
      nextBy: "2006-12-13 3:30 am",
      readings: [{ label: "Messages waiting", value: 150_000, unit: "messages" }],
    },
  ),
  update(
    "2006-12-13 4:25 am",
    "monitoring",
    `We had promised a word by 3:30 and did not keep that: nobody had a hand free.

    Half of the accounts now live on the borrowed storage and half on the new server, so that each has half of the work. Mail
    is on again since 4:00. Of the 150,000 messages that waited, 80,000 were spam. The others are being delivered.`,
    {
      happenedAt: "2006-12-13 4:00 am",
      headline: "Mail is back, on two sets of disks",
      summary: "Nothing was lost. What waited overnight is being delivered.",
      nextBy: "2006-12-13 9:00 am",
      services: { MAIL: "degraded_performance", WEBMAIL: "degraded_performance" },
      readings: [{ label: "Messages waiting", value: 70_000, unit: "messages" }],
    },
  ),
  update(
    "2006-12-13 4:48 am",
    "monitoring",
    "All of it is delivered. The 70,000 took 40 minutes. We go to bed in turns.",
    {
      happenedAt: "2006-12-13 4:40 am",
      nextBy: "2006-12-13 9:00 am",
      readings: [{ label: "Messages waiting", value: 0, unit: "messages" }],
    },
  ),
  update(
    "2006-12-13 8:55 am",
    "monitoring",
    `A message takes 3 seconds, none is waiting, and the error log is empty. So it looked yesterday at this hour, and we know how that day went. At 10 we will see. If it gets slow again we may restart the server, which helps for a while and takes
    about ten minutes.`,
    {
      nextBy: "2006-12-13 11:00 am",
      readings: [
        { label: "Delivery takes", value: 3, unit: "seconds" },
        { label: "Messages waiting", value: 0, unit: "messages" },
      ],
    },
  ),
  update(
    "2006-12-13 9:35 am",
    "identified",
    `Entered afterwards, for the record: at 1:40 in the night we stopped the copying for a quarter of an hour and compared 50
    copied mailboxes with their originals, message by message. They were the same. Then we went on.`,
    { happenedAt: "2006-12-13 1:40 am", nextBy: "2006-12-13 11:00 am" },
  ),
  update(
    "2006-12-13 11:00 am",
    "monitoring",
    `It holds. A message that we send to ourselves is in the inbox before the page with the inbox has loaded. Yesterday at this
    time nothing moved any more.`,
    { nextBy: "2006-12-13 3:30 pm", services: { MAIL: "operational", WEBMAIL: "operational" } },
  ),
  update(
    "2006-12-13 3:30 pm",
    "monitoring",
    `The busy hours are over and the server came through them. We know of no trouble that concerns everybody; what is left are
    single mailboxes, and those are in MAIL-5. We go on reading the logs for another day.

    If something is wrong for you, write below or call the Help Desk, which is open until 2 am this week.`,
    { nextBy: "2006-12-14 9:30 am" },
  ),
  update(
    "2006-12-14 9:10 am",
    "resolved",
    `Wednesday was faster than any day before Thanksgiving, but for half an hour in the evening (MAIL-8). We close this
    entry. You can switch the copy to your Sent folder on again.

    Some of you do not see all folders in WebMail: they are there, but the new server does not list them until you ask for
    them. Choose **Folders**, then subscribe to each one once.`,
    {
      headline: "Mail was slow on Tuesday and off overnight",
      summary:
        "Mail was slow on Tuesday and off from 8:30 pm to 4:00 am. Nothing was lost but copies to the Sent folder.",
      withdrawsWorkaround: true,
      services: { MAIL: "operational", WEBMAIL: "operational" },
    },
  ),
];
