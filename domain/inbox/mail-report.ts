import { limits } from "@/domain/shared/input";
import { codesInSubject, saysReply, trimMail, trimSubject } from "./mail-text";

type ReportMail = {
  readonly subject: string;
  readonly text: string;
  readonly references: readonly string[];
  readonly attachmentCount: number;
};

/** Whether it answers another mail: then what it quotes was read before. */
function isReply({ subject, references }: ReportMail): boolean {
  return references.length > 0 || saysReply(subject);
}

/**
 * What a mail says, as a comment: the subject of a first one, what its writer wrote, and what became of the rest.
 * `code` is the incident that it is filed under. Null when it says nothing.
 */
export function reportText(mail: ReportMail, code: string | null): string | null {
  const words = trimMail(mail.text, isReply(mail));
  const subject = isReply(mail) ? "" : trimSubject(mail.subject, code);
  const notes = mail.attachmentCount > 0 ? [attachmentNote(mail.attachmentCount)] : [];
  const said = [subject, words].filter((part) => part !== "").join("\n\n");
  if (said === "" && notes.length === 0) {
    return null;
  }
  const room = limits.comment - 200;
  const parts = said.length > room ? [said.slice(0, room).trimEnd(), cutNote, ...notes] : [said, ...notes];

  return parts.filter((part) => part !== "").join("\n\n");
}

/** The incidents that a mail may be about by its subject, the likeliest first. */
export function reportCodes({ subject }: Pick<ReportMail, "subject">): string[] {
  return codesInSubject(subject);
}

const cutNote = "(The email was longer; its end was not kept.)";

function attachmentNote(count: number): string {
  return count === 1
    ? "(An attachment of the email was not kept.)"
    : `(${count} attachments of the email were not kept.)`;
}
