import type { Metadata } from "next";
import { pageMetadata } from "@/app/page-metadata";
import { renderedAt } from "@/app/site";
import { CommentForm } from "@/components/comments/comment-form";
import { emptyComment } from "@/components/comments/comment-values";
import { OpenLinks } from "@/components/incidents/open-links";
import { PageHead } from "@/components/site/page-head";
import { listOpenIncidents } from "@/server/incidents/queries";
import { listServices } from "@/server/services/queries";

const lead = "Tell us what you see when it is not listed yet. Staff read every report, and the answer is public.";

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({ title: "Report a problem", description: lead, path: "/report" });
}

export default async function ReportPage() {
  const now = renderedAt();
  const [services, open] = await Promise.all([listServices(now), listOpenIncidents(now)]);

  return (
    <>
      <PageHead title="Report a problem" lead={lead} />
      <OpenLinks incidents={open} />
      <CommentForm values={emptyComment("")} services={services} />
    </>
  );
}
