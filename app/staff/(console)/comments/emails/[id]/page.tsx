import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { add } from "@/app/staff/(console)/comments/emails/actions";
import { requireStaffWith } from "@/app/staff/session";
import { WholeMail } from "@/components/console/comments/whole-mail";
import { addIgnoredMailInput } from "@/domain/inbox/mail-input";
import { findWholeMail } from "@/server/inbox/received-mails";
import { findSite } from "@/server/site/queries";

export const metadata: Metadata = { title: "Email" };

export default async function WholeEmailPage({ params }: PageProps<"/staff/comments/emails/[id]">) {
  const actor = await requireStaffWith("comment.moderate");
  const query = addIgnoredMailInput.safeParse(await params);
  const mail = query.success ? await findWholeMail(actor, query.data.id) : null;
  if (!mail) {
    notFound();
  }
  const { timeZone } = await findSite();

  return <WholeMail mail={mail} add={add} timeZone={timeZone} now={new Date()} />;
}
