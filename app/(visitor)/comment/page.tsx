import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { renderedAt } from "@/app/site";
import { CommentForm, type ServiceChoice } from "@/components/comments/comment-form";
import { PageHead } from "@/components/site/page-head";
import type { Crumb } from "@/components/ui/breadcrumbs";
import { codePath, formatCode, parseCode } from "@/domain/codes";
import { log } from "@/server/infra/log";
import { listServices } from "@/server/services/queries";
import { decodeRefusedForm, refusedFormHeader } from "./refused-form";

export const metadata: Metadata = { title: "Not sent yet" };

/** The form as it comes back when it was refused, with everything that was typed. Also made without a database. */
export default async function RefusedCommentPage() {
  const refused = decodeRefusedForm((await headers()).get(refusedFormHeader));
  if (!refused) {
    notFound();
  }
  const { refusal, values, question, answered } = refused;

  return (
    <>
      <PageHead
        title={question ? "One thing before it is sent" : "Your report is not sent yet"}
        lead="Everything you typed is still here."
        crumbs={[{ href: "/", label: "Status" }, ...crumbOf(values.incident)]}
      />
      <CommentForm
        values={values}
        services={await listServiceChoices(values.service)}
        asked={{ question, answered }}
        {...(refusal ? { refusal } : {})}
      />
      {question?.kind === "proof" && <script src="/prove.js" defer />}
    </>
  );
}

/** Back to the entry that it is about, where it names one. */
function crumbOf(incident: string): Crumb[] {
  const code = parseCode(incident);
  const label = code && formatCode(code);

  return label ? [{ href: codePath(label), label }] : [];
}

/** Without the database, at least what was chosen stays chosen. */
async function listServiceChoices(chosen: string): Promise<readonly ServiceChoice[]> {
  try {
    return await listServices(renderedAt());
  } catch (error) {
    log.warn({ err: error }, "the services cannot be listed for a visitor's form");

    return chosen ? [{ code: chosen, name: chosen }] : [];
  }
}
