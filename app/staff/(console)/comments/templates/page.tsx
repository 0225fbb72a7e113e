import type { Metadata } from "next";
import Link from "next/link";
import { requireStaffWith } from "@/app/staff/session";
import { TemplateFields } from "@/components/console/comments/template-fields";
import { TemplateRows } from "@/components/console/comments/template-rows";
import { ConsoleForm } from "@/components/console/console-form";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { listAnswerTemplates } from "@/server/comments/answer-templates/queries";
import { add, remove, reorder } from "./actions";

export const metadata: Metadata = { title: "Templates" };

export default async function TemplatesPage() {
  const actor = await requireStaffWith("answer_template.manage");
  const templates = await listAnswerTemplates(actor);

  return (
    <div className="mx-auto max-w-3xl">
      <PageTitle>Templates</PageTitle>
      <p className="text-soft">
        Words that you answer with again and again. In moderation, t opens them, and the first nine have a key each.{" "}
        <Link href="/staff/comments" className="inline-flex min-h-11 items-center">
          Back to the comments
        </Link>
      </p>
      <TemplateRows templates={templates} remove={remove} reorder={reorder} />
      <Section title={templates.length === 0 ? "Add the first template" : "Add a template"}>
        <ConsoleForm key={templates.length} action={add} submitLabel="Add" keepAs="template:new">
          <TemplateFields />
        </ConsoleForm>
      </Section>
    </div>
  );
}
