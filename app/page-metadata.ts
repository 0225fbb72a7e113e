import type { Metadata } from "next";
import { env } from "@/server/infra/env";
import { siteOrLastKnown } from "./site";

type Page = {
  /** Null: the front page, which has the site's own name. */
  title: string | null;
  description: string;
  /** Canonical: /incidents/mail-7 */
  path: string;
};

/** The head of a public page: title, description, the one address it has, and the same for link previews. */
export async function pageMetadata({ title, description, path }: Page): Promise<Metadata> {
  const { name } = await siteOrLastKnown();
  const shortened = shorten(description);

  return {
    title: title ? `${title} · ${name}` : name,
    description: shortened,
    alternates: { canonical: env().ORIGIN + path },
    openGraph: {
      type: "website",
      siteName: name,
      title: title ?? name,
      description: shortened,
      url: env().ORIGIN + path,
      locale: "en_US",
    },
  };
}

// What search engines and chat programs show of a description.
const longest = 200;

function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, text.lastIndexOf(" ", longest - 1))} …`;
}
