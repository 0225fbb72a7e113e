import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "./page-head";

export function UnavailableMessage() {
  return (
    <>
      <PageHead
        title="This page cannot be made right now"
        lead="Something on our side is out of reach. Pages that were published before still work; try this one again in a minute."
      />
      <p className="mt-4">
        <ButtonLink look="primary" href="/">
          What is wrong now
        </ButtonLink>
      </p>
    </>
  );
}
