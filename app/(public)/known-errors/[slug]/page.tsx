import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { pageMetadata } from "@/app/page-metadata";
import { currentClock } from "@/app/site";
import { KnownErrorDocument } from "@/components/known-errors/known-error-document";
import { describeKnownError, knownErrorPath } from "@/domain/known-errors/known-errors";
import { findKnownError } from "@/server/known-errors/queries";

const currentKnownError = cache(findKnownError);

export async function generateMetadata({ params }: PageProps<"/known-errors/[slug]">): Promise<Metadata> {
  const knownError = await currentKnownError((await params).slug);
  if (!knownError) {
    notFound();
  }

  return pageMetadata({
    title: knownError.title,
    description: describeKnownError(knownError),
    path: knownErrorPath(knownError.slug),
  });
}

export default async function KnownErrorPage({ params }: PageProps<"/known-errors/[slug]">) {
  const knownError = await currentKnownError((await params).slug);
  if (!knownError) {
    notFound();
  }

  return <KnownErrorDocument knownError={knownError} clock={await currentClock()} />;
}
