import { comment, incident, shown, update } from "@/prisma/demo/language";

export const blankMessage = incident("blank-message", {
  title: "Outlook stops on a message without sender",
  headline: "Outlook stops with error 0x800CCC0F",
  summary: "Some mailboxes hold a blank message from “Unknown sender”. Your other messages are safe.",
  log: [
    update(
      "2006-11-30 9:25 am",
      "investigating",
      `The Help Desk has eleven calls about error 0x800CCC0F in Outlook and Outlook Express, all since the restore. In
      WebMail the same people have a blank message from “Unknown sender” that they cannot delete. We think it is one fault with two faces.`,
      { nextBy: "2006-11-30 2:30 pm", services: { MAIL: "degraded_performance" } },
    ),
    comment("2006-11-30 9:41 am", {
      name: "Lecturer, History",
      service: "MAIL",
      program: "Outlook Express",
      error: "0800CCC0F",
      what: "It counts to message 212 of 340, stops with this error, and starts again from the top. Since Sunday.",
      decided: shown("2006-11-30 9:46 am"),
      answers: [
        {
          at: "2006-11-30 2:16 pm",
          by: "helpdesk",
          body: `Message 212 is the blank one. It carries nothing, and what comes after it is all there: WebMail shows you the
            other 128 now.`,
        },
      ],
      triage: [
        { at: "2006-11-30 9:47 am", triage: "looking" },
        { at: "2006-11-30 2:17 pm", triage: "known" },
        { at: "2006-12-03 6:25 pm", triage: "fixed" },
      ],
    }),
    update(
      "2006-11-30 2:10 pm",
      "identified",
      `It is one fault. The restore wrote one separator line too many into some inboxes. WebMail takes what follows it for a message and shows it blank; Outlook cannot read past it and gives up.

      We know how to take the line out. First we find every mailbox that has it.`,
      {
        workaround: `Use WebMail: it opens every message but the blank one. Please leave Outlook as it is. Installing it
          again, or removing the account from it, does not help and can cost you what is stored on your computer.`,
        nextBy: "2006-12-01 5:00 pm",
      },
    ),
    update(
      "2006-12-01 4:30 pm",
      "identified",
      `We have the list of all inboxes with the extra line, and a program that takes it out. We tried it on copies today, and it left every real message in place. It runs over the weekend.`,
      { nextBy: "2006-12-04 9:00 am" },
    ),
    update(
      "2006-12-03 6:20 pm",
      "resolved",
      `The program has been through the whole list. If the blank message is still there on Monday morning, or Outlook still
      stops, tell us: that would be news to us.`,
      { withdrawsWorkaround: true, services: { MAIL: "operational" } },
    ),
    comment("2006-12-07 1:50 pm", {
      name: "Athletics office",
      service: "MAIL",
      program: "Outlook",
      error: "0x800CCC0F",
      what: `You closed this on Sunday but mine does it again since yesterday. No blank message in WebMail this time that I
        can see.`,
      decided: shown("2006-12-07 2:05 pm"),
      answers: [
        {
          at: "2006-12-08 8:20 am",
          by: "editor",
          body: `Thank you for coming back. Yours was damaged in another way than the first ones, and our program did not
            look for that. We mended it by hand last night. Please open Outlook once and leave it running until it is done.`,
        },
      ],
      triage: [
        { at: "2006-12-07 2:06 pm", triage: "looking" },
        { at: "2006-12-08 9:05 am", triage: "fixed" },
      ],
    }),
    update(
      "2006-12-07 2:35 pm",
      "investigating",
      `We are reopening this. Outlook still stops with 0x800CCC0F for some people, with or without a blank message. We go
      through every report tonight, one account at a time.`,
      {
        workaround: "WebMail works for everyone who has written to us about this.",
        nextBy: "2006-12-08 9:00 am",
        services: { MAIL: "degraded_performance" },
      },
    ),
    update(
      "2006-12-08 8:15 am",
      "monitoring",
      `During the night we went through all reports and mended several mailboxes by hand. They were damaged in a second way,
      which breaks the connection as soon as Outlook asks for the message.`,
      { happenedAt: "2006-12-07 11:30 pm", nextBy: "2006-12-08 5:00 pm" },
    ),
    update(
      "2006-12-08 4:45 pm",
      "resolved",
      "No new report since this morning. The repair program now looks for the second kind of damage too.",
      {
        withdrawsWorkaround: true,
        services: { MAIL: "operational" },
      },
    ),
  ],
});
