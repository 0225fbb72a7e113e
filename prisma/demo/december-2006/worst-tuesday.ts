import { incident, update, correction } from "@/prisma/demo/language";
import { worstTuesdayComments } from "./worst-tuesday-comments";
import { worstTuesdayNight } from "./worst-tuesday-night";

/** Tuesday 12 December, from the morning to the decision of 4 pm. */
export const worstTuesday = incident("worst-tuesday", {
  title: "Disk on the new mail server cannot keep up",
  headline: "Mail arrives late",
  summary: "Nothing is lost. Mail that is sent to campus waits its turn on the receiving servers.",
  log: [
    update(
      "2006-12-12 9:30 am",
      "identified",
      `We closed MAIL-6 too early. After the restart two services on the server reached for the same incoming mail and
      blocked each other, so that none was delivered. They were separated at 9:20 and mail flows in again. What piled up on
      the receiving servers is now being taken in.`,
      {
        happenedAt: "2006-12-12 8:40 am",
        nextBy: "2006-12-12 10:45 am",
        services: { MAIL: "degraded_performance" },
      },
    ),
    update(
      "2006-12-12 10:45 am",
      "identified",
      `Nobody is being dropped so far today. Mail to campus addresses takes about an hour; mail from campus to the outside
      goes out at once. The wait gets shorter once the server has caught up with the morning.

      We also found about 20 accounts, all of whose names begin with “a”, that the move left behind on the old storage.
      They are on their way now. If yours is one of them, your mailbox looks as it did on Sunday until it has arrived.`,
      {
        nextBy: "2006-12-12 11:30 am",
        readings: [
          { label: "Messages waiting", value: 20_000, unit: "messages" },
          { label: "Delivery takes", value: 3_600, unit: "seconds" },
        ],
      },
    ),
    update("2006-12-12 11:15 am", "identified", "The numbers of the busiest hour so far.", {
      headline: "Mail is slow and arrives late",
      nextBy: "2006-12-12 11:45 am",
      services: { MAIL: "partial_outage", WEBMAIL: "degraded_performance" },
      readings: [
        { label: "Inbox page opens in", value: 30, unit: "seconds" },
        { label: "Connections", value: 1_600, unit: "count", capacity: 2_500 },
        { label: "Messages waiting", value: 31_000, unit: "messages" },
        { label: "Delivery takes", value: 4_800, unit: "seconds" },
      ],
    }),
    update(
      "2006-12-12 11:30 am",
      "investigating",
      `After a good early morning it goes downhill. 2,300 connections are open, and sending from WebMail fails for many
      people; we are finding out why.

      One comparison, because it is fair to ask whether we should have switched at all: on the borrowed storage of last week
      a load like this left damaged mailboxes behind. Here it is slow, and your mail stays whole.`,
      {
        headline: "Mail is slow, and sending from WebMail often fails",
        nextBy: "2006-12-12 12:15 pm",
        services: { WEBMAIL: "partial_outage" },
        readings: [{ label: "Connections", value: 2_300, unit: "count", capacity: 2_500 }],
      },
    ),
    update(
      "2006-12-12 12:00 pm",
      "identified",
      `Sending works. What fails is the step after it: WebMail asks the server to put a copy into your Sent folder, and the
      server does not get to it. So the page hangs although your message is already gone.`,
      {
        headline: "Mail is slow, and sending from WebMail often times out",
        summary:
          "Nothing is lost. Messages you send do go out within seconds; only the copy to your Sent folder fails.",
        nextBy: "2006-12-12 1:00 pm",
      },
    ),
    update(
      "2006-12-12 1:00 pm",
      "identified",
      `By now the log holds that one error and no other. What you send leaves the server at once, and the copy hangs until WebMail gives up on it. Please do not press Send a second time: the first one has gone.`,
      { nextBy: "2006-12-12 2:00 pm" },
    ),
    update(
      "2006-12-12 1:45 pm",
      "identified",
      `Connections stay above 2,300. There is something that you can do, and it helps you and the server alike: leave out the
      copy. Then WebMail comes back from Compose to the inbox in 5 to 10 seconds.`,
      {
        workaround: `If you never look into your Sent folder, turn the copy off:

          1. In WebMail choose **Options**.
          2. Choose **Folder Preferences**.
          3. Set **Sent Folder** to **Do Not Use Sent**.
          4. Save.`,
        nextBy: "2006-12-12 3:30 pm",
        readings: [{ label: "Connections", value: 2_310, unit: "count", capacity: 2_500 }],
      },
    ),
    correction("2006-12-12 1:52 pm", 7, {
      workaround: `If you never look into your Sent folder, turn the copy off; sending then takes 5 to 10 seconds:

        1. In WebMail choose **Options**.
        2. Choose **Folder Preferences**.
        3. Set **Sent Folder** to **Do Not Use Sent**.
        4. Save.

        To keep a copy all the same, put yourself in CC. An address outside of campus has it right away; your campus address
        has it as soon as the waiting mail is delivered.`,
    }),
    update(
      "2006-12-12 3:22 pm",
      "identified",
      `The makers of the server have a new driver and a new firmware for the disk controller. We plan to install both early
      tomorrow morning, before anyone is up.`,
      { nextBy: "2006-12-12 4:30 pm" },
    ),
    update(
      "2006-12-12 4:00 pm",
      "identified",
      `The driver update moves forward to **8:30 pm tonight**. The firmware stays as it is for now: changing it is the riskier
      step of the two.

      In case the driver does not help, the people who run the course system lend us storage. We mean to attach it straight to
      the mail server, so that no mailbox can be damaged on the way over the network.`,
      { nextBy: "2006-12-12 8:15 pm" },
    ),
    ...worstTuesdayNight,
    ...worstTuesdayComments,
  ],
});
