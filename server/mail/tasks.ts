import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { system } from "@/domain/actor";
import { mailAnswer } from "./mail-answer";

const answerMail = z.object({ answerId: z.uuid(), commentId: z.uuid() });

export const mailTasks: TaskList = {
  mail_answer: (given) => mailAnswer(system, answerMail.parse(given), new Date()),
};
