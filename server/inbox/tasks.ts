import type { CronItem, TaskList } from "graphile-worker";
import { z } from "zod";
import { system } from "@/domain/accounts/actor";
import { mailAnswer } from "@/server/comments/answer-emails/mail-answer";
import { emailReminder } from "@/server/confirmations/email-reminder";
import { readMailbox } from "./read-mailbox";
import { purgeReceivedMails } from "./received-mails";

const answerMail = z.object({ answerId: z.uuid(), commentId: z.uuid() });

const lookAgain = z.object({ incidentId: z.uuid(), userId: z.uuid() });

export const mailTasks: TaskList = {
  mail_answer: (given) => mailAnswer(system, answerMail.parse(given), new Date()),
  mail_look_again: (given) => emailReminder(system, lookAgain.parse(given), new Date()),
  read_mailbox: () => readMailbox(system, new Date()),
  purge_received_mails: () => purgeReceivedMails(system, new Date()),
};

export const mailCronItems: CronItem[] = [
  // In a queue, so that two never read at once.
  {
    task: "read_mailbox",
    match: "* * * * *",
    options: { maxAttempts: 1, jobKey: "read_mailbox", queueName: "mailbox" },
  },
  { task: "purge_received_mails", match: "41 3 * * *", options: { maxAttempts: 3, jobKey: "purge_received_mails" } },
];
