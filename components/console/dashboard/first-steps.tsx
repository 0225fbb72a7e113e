import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Note } from "@/components/ui/note";

/** What an empty site needs before anything can be posted. */
export function FirstSteps({ isAdmin }: { isAdmin: boolean }) {
  if (!isAdmin) {
    return <p className="mt-2">There are no services yet. An admin has to add the first one.</p>;
  }

  return (
    <Note tone="work">
      <p className="text-lg font-semibold">Add the first service</p>
      <p>
        A service is what people know by name: Mail, Wi-Fi. Its short code begins the codes of its incidents: MAIL-1.
      </p>
      <p className="mt-3 flex flex-wrap gap-2">
        <Link href="/staff/services" className={buttonClass("primary")}>
          Add a service
        </Link>
        <Link href="/staff/site" className={buttonClass("secondary")}>
          Name the site
        </Link>
        <Link href="/staff/users" className={buttonClass("secondary")}>
          Invite people
        </Link>
      </p>
    </Note>
  );
}
