import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { change } from "@/app/staff/(console)/comments/templates/actions";
import { requireStaffWith } from "@/app/staff/session";
import { TemplateFields } from "@/components/console/comments/template-fields";
import { ConsoleForm } from "@/components/console/console-form";
import { PageTitle } from "@/components/ui/page-title";
import { removeTemplateInput } from "@/domain/comments/answer-template-input";
import { fieldsOf } from "@/domain/shared/changed-since";
import { findAnswerTemplate } from "@/server/comments/answer-templates/queries";

export const metadata: Metadata = { title: "Change a template" };

export default async function ChangeTemplatePage({ params }: PageProps<"/staff/comments/templates/[id]">) {
  const actor = await requireStaffWith("answer_template.manage");
  const query = removeTemplateInput.safeParse(await params);
  const template = query.success ? await findAnswerTemplate(actor, query.data.id) : null;
  if (!template) {
    notFound();
  }

  return (
    <div className="mx-auto max-w-3xl">
      <PageTitle>{template.name}</PageTitle>
      <ConsoleForm
        action={change}
        submitLabel="Save"
        hidden={{ id: template.id }}
        basedOn={fieldsOf({ name: template.name, body: template.bodyMarkdown })}
        keepAs={`template:${template.id}`}
      >
        <TemplateFields template={template} />
      </ConsoleForm>
    </div>
  );
}
