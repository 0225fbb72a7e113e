import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "./page-head";

export function NotFoundMessage() {
  return (
    <>
      <PageHead
        title="There is no such page"
        lead="Check the address. Incidents have codes such as MAIL-7: add /mail-7 to this site’s address to get there."
      />
      <p className="mt-4 flex flex-wrap gap-2.5">
        <ButtonLink look="primary" href="/">
          Current status
        </ButtonLink>
        <ButtonLink href="/log">Past incidents</ButtonLink>
      </p>
    </>
  );
}
