import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "./page-head";

export function UnavailableMessage() {
  return (
    <>
      <PageHead
        title="This page is not available right now"
        lead="Something on our side cannot be reached. Pages that were published before still work; try this one again in a minute."
      />
      <p className="mt-4">
        <ButtonLink look="primary" href="/">
          Current status
        </ButtonLink>
      </p>
    </>
  );
}
