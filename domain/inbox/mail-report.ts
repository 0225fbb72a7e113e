import { limits } from "@/domain/shared/input";
import { codesInSubject, saysForward, saysReply, trimMail, trimSubject } from "./mail-text";

type ReportMail = {
  readonly subject: string;
  readonly text: string;
  readonly attachmentCount: number;
  /** It refers to a mail of ours, or to one that we have read: then what it quotes was read before. */
  readonly answersKnownMail: boolean;
};

type MailReport = {
  readonly text: string;
  /** Something of the mail is left out: a quote, a signature, the end. */
  readonly isCut: boolean;
};

/**
 * What a mail says, as a comment: the subject of a first one, what its writer wrote, and what became of the rest.
 * `code` is the incident that it is filed under. Null when it says nothing.
 */
export function reportOf(mail: ReportMail, code: string | null): MailReport | null {
  const isReply = mail.answersKnownMail && !saysForward(mail.subject);
  const words = trimMail(mail.text, isReply);
  // Another subject than that of the answered mail is the writer’s own.
  const subject = isReply && saysReply(mail.subject) ? "" : trimSubject(mail.subject, code);
  const notes = mail.attachmentCount > 0 ? [attachmentNote(mail.attachmentCount)] : [];
  const said = [subject, words].filter((part) => part !== "").join("\n\n");
  if (said === "" && notes.length === 0) {
    return null;
  }
  const room = limits.comment - 200;
  const isLong = said.length > room;
  const parts = isLong ? [cutTo(said, room), cutNote, ...notes] : [said, ...notes];

  return {
    text: parts.filter((part) => part !== "").join("\n\n"),
    isCut: isLong || squash(words) !== squash(mail.text),
  };
}

/** The incidents that a mail may be about by its subject, the likeliest first. */
export function reportCodes({ subject }: Pick<ReportMail, "subject">): string[] {
  return codesInSubject(subject);
}

const cutNote = "(The email was longer; its end was not kept.)";

/** Never within a letter of two halves. */
function cutTo(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trimEnd();
}

function squash(text: string): string {
  return text.replace(/\s+/g, "");
}

function attachmentNote(count: number): string {
  return count === 1
    ? "(An attachment of the email was not kept.)"
    : `(${count} attachments of the email were not kept.)`;
}
