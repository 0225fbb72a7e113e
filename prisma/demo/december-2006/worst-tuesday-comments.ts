import { comment, shown } from "@/prisma/demo/language";

export const worstTuesdayComments = [
  comment("2006-12-12 10:52 am", {
    service: "MAIL",
    program: "Outlook",
    error: "0x800CCC0F",
    what: "I get this each time it comes to one message with no sender. WebMail shows it as “Unknown sender”, blank.",
    decided: shown("2006-12-12 10:58 am"),
    answers: [
      {
        at: "2006-12-12 11:38 am",
        by: "editor",
        body: `That blank message is a leftover of the restore (MAIL-3). We have taken it out of your mailbox. Whoever still
          has one can read everything else in WebMail meanwhile.`,
      },
    ],
    triage: [
      { at: "2006-12-12 10:59 am", triage: "known" },
      { at: "2006-12-12 11:40 am", triage: "fixed" },
    ],
  }),
  comment("2006-12-12 11:42 am", {
    name: "Student Health, front desk",
    service: "WEBMAIL",
    program: "WebMail",
    error: "Connection timed out",
    what: `I press Send, it thinks for three minutes and then this. I have sent the same message four times now. Did any of
      them go?`,
    decided: shown("2006-12-12 11:47 am"),
    answers: [
      {
        at: "2006-12-12 12:06 pm",
        by: "editor",
        body: `All four have gone out, a few seconds after each click. What times out is only the copy for your Sent folder.
          We are sorry about the three doubles; from now on once is enough.`,
      },
    ],
    triage: [{ at: "2006-12-12 12:07 pm", triage: "known" }],
  }),
  comment("2006-12-12 12:20 pm", {
    name: "Secretary, Music",
    service: "WEBMAIL",
    program: "WebMail",
    what: "About forty messages since this morning and not one of them is in my Sent folder. Will they turn up there later?",
    decided: shown("2006-12-12 12:31 pm"),
    answers: [
      {
        at: "2006-12-12 1:10 pm",
        by: "editor",
        body: `No. The messages themselves have been delivered, but a copy that timed out is not made afterwards. If you need
          proof of one of them, tell the Help Desk to whom and when; the log of the server has it.`,
      },
    ],
    triage: [{ at: "2006-12-12 1:11 pm", triage: "known" }],
  }),
  comment("2006-12-12 12:44 pm", {
    name: "winter deals",
    what: "Best prices on storage!!! Visit http://cheap-disks.example today",
    decided: { at: "2006-12-12 12:50 pm", state: "spam" },
  }),
  comment("2006-12-12 1:20 pm", {
    name: "Aaron",
    service: "WEBMAIL",
    program: "WebMail",
    what: "My account starts with an a, and everything after Sunday evening is missing. Am I one of the twenty?",
    decided: shown("2006-12-12 1:26 pm"),
    answers: [
      {
        at: "2006-12-12 2:15 pm",
        by: "editor",
        body: `You were. Your mailbox arrived on the new server at 2:10, and what came in since Sunday has been put into it.
          Please sign out and in again once.`,
      },
    ],
    triage: [
      { at: "2006-12-12 1:27 pm", triage: "looking" },
      { at: "2006-12-12 2:16 pm", triage: "fixed" },
    ],
  }),
  comment("2006-12-12 2:05 pm", {
    name: "Dean's office, Arts",
    service: "WEBMAIL",
    program: "WebMail",
    what: "Turned the copy off as you say at 1:45. Sending takes about eight seconds now. Thank you.",
    decided: shown("2006-12-12 2:12 pm"),
    triage: [{ at: "2006-12-12 2:13 pm", triage: "known" }],
  }),
  comment("2006-12-12 3:05 pm", {
    name: "Angry",
    what: "My supervisor's private number is 555-0199, ask him what he thinks of this.",
    decided: { at: "2006-12-12 3:11 pm", state: "hidden" },
  }),
  comment("2006-12-12 4:40 pm", {
    name: "Teaching assistant, Math",
    service: "MAIL",
    program: "Eudora",
    what: "Finals are on Thursday. Can I count on students getting what I send them tonight?",
    decided: shown("2006-12-12 4:46 pm"),
    answers: [
      {
        at: "2006-12-12 4:55 pm",
        by: "editor",
        body: `That they get it, yes. When, we cannot promise: the server will be off for part of the night. If it has to be
          there by the morning, put it into the course as well.`,
      },
    ],
    triage: [{ at: "2006-12-12 4:56 pm", triage: "known" }],
  }),
  comment("2006-12-13 8:30 am", {
    name: "Postdoc, Marine Science",
    service: "WEBMAIL",
    program: "WebMail",
    what: "It is fast now! But only Inbox, Sent and Trash are left of about thirty folders.",
    decided: shown("2006-12-13 8:38 am"),
    answers: [
      {
        at: "2006-12-13 9:20 am",
        by: "helpdesk",
        body: `They are all there, only not listed. Choose Folders in WebMail, mark them in the list on the right, and choose
          Subscribe. If one does not appear even then, write its name here and we look for it.`,
      },
    ],
    triage: [
      { at: "2006-12-13 8:39 am", triage: "looking" },
      { at: "2006-12-13 9:21 am", triage: "fixed" },
    ],
  }),
];
