import type { Metadata } from "next";
import { formOutcome } from "@/app/(visitor)/form-outcome";
import { currentClock, renderedAt } from "@/app/site";
import { SearchForm } from "@/components/search/search-form";
import { SearchResults } from "@/components/search/search-results";
import { PageHead } from "@/components/site/page-head";
import { ErrorSummary } from "@/components/ui/error-summary";
import { searchParams } from "@/domain/search/search-input";
import { log } from "@/server/infra/log";
import { search } from "@/server/search/search";
import { listServices } from "@/server/services/queries";

export const metadata: Metadata = { title: "Search" };

/** Everything public, for everyone; without a database it says so and keeps what was typed. */
export default async function SearchPage(props: PageProps<"/search">) {
  const values = searchParams.parse(await props.searchParams);
  const refusal = (await formOutcome())?.refusal;
  const services = await listServiceChoices();
  const { q: text, service, kind, days } = values;
  const isAsked = text.trim() !== "" && !refusal;
  const withinDays = days === undefined ? undefined : Number(days);

  return (
    <>
      <PageHead title="Search" lead="Services, incidents, updates, known errors, and what people wrote about them." />
      {refusal && <ErrorSummary message={refusal.message} fields={refusal.fields} />}
      <SearchForm values={values} services={services} />
      {isAsked && (
        <SearchResults
          results={await search({ text, service, kind, withinDays }, renderedAt())}
          clock={await currentClock()}
        />
      )}
    </>
  );
}

async function listServiceChoices(): Promise<readonly { code: string; name: string }[]> {
  try {
    return await listServices(renderedAt());
  } catch (error) {
    log.warn({ err: error }, "the services cannot be listed for a search");

    return [];
  }
}
