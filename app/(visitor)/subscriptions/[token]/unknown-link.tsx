import { UnsubscribeForm } from "@/components/notifications/unsubscribe-form";
import { PageHead } from "@/components/site/page-head";

/** A link that was cut, mistyped or made up: nothing was done, and here is how to unsubscribe. */
export function UnknownLink() {
  return (
    <>
      <PageHead
        title="No subscription belongs to this link"
        lead="Nothing was changed. The link may be incomplete: open it from the email again, or unsubscribe by your address."
      />
      <UnsubscribeForm />
      <p className="mt-6">
        <a href="/subscribe">Subscribe</a>
      </p>
    </>
  );
}
